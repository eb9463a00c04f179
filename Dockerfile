# The app with the fonts that its preview cards and chart files need.
FROM python:3.11-slim

WORKDIR /app
COPY packages.txt requirements.lock ./
RUN apt-get update \
    && xargs apt-get install -y --no-install-recommends < packages.txt \
    && rm -rf /var/lib/apt/lists/* \
    && pip install --no-cache-dir --require-hashes -r requirements.lock
COPY . .

RUN useradd --system reader
USER reader
EXPOSE 8501
HEALTHCHECK CMD python -c "import urllib.request as u; u.urlopen('http://127.0.0.1:8501/healthz')"
CMD ["streamlit", "run", "app.py", "--server.address", "0.0.0.0"]
