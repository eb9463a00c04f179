# The app with the fonts that its preview cards and chart files need, and plotly's small bundle.
FROM node:22-slim AS bundle
WORKDIR /bundle
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim

WORKDIR /app
COPY packages.txt requirements.txt ./
RUN apt-get update \
    && xargs apt-get install -y --no-install-recommends < packages.txt \
    && rm -rf /var/lib/apt/lists/* \
    && pip install --no-cache-dir -r requirements.txt
COPY . .
COPY --from=bundle /bundle/node_modules node_modules

RUN useradd --system reader
USER reader
EXPOSE 8501
HEALTHCHECK CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/healthz')"
CMD ["streamlit", "run", "app.py", "--server.address", "0.0.0.0"]
