# syntax=docker/dockerfile:1
# The app with the fonts that its preview cards and chart files need, and plotly's
# small bundle. Built from the project's
# folder: docker build -t ai-buildout-explorer .

FROM node:22-bookworm-slim AS bundle
WORKDIR /bundle
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund

FROM python:3.11-slim-bookworm AS packages
COPY requirements.lock .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --require-hashes -r requirements.lock

FROM python:3.11-slim-bookworm
COPY packages.txt /tmp/packages.txt
RUN apt-get update \
    && xargs apt-get install -y --no-install-recommends < /tmp/packages.txt \
    && rm -rf /var/lib/apt/lists/* /tmp/packages.txt
COPY --from=packages /venv /venv
WORKDIR /app
COPY .streamlit .streamlit
COPY data data
COPY components components
COPY pages pages
COPY app.py LICENSE ./
COPY --from=bundle /bundle/node_modules node_modules
# Compiled here, for at run time nothing can be written.
RUN /venv/bin/python -m compileall -q /app

# By number, so that a host can see that it is not root. It owns no file and needs no home.
USER 10001:10001
ENV PATH=/venv/bin:$PATH \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
EXPOSE 8501
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ.get(\"PORT\", 8501)}/healthz', timeout=2)"]
# The process gets the signals itself and stops in order.
STOPSIGNAL SIGTERM
CMD ["sh", "-c", "exec streamlit run app.py --server.address 0.0.0.0 --server.port ${PORT:-8501}"]
