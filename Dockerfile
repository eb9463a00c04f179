# syntax=docker/dockerfile:1
# The app with the fonts that its preview cards and chart files need. Built from the project's
# folder: docker build -t ai-buildout-explorer .

FROM python:3.11-slim-bookworm AS packages
COPY requirements.lock .
RUN python -m venv /venv \
    && /venv/bin/pip install --no-cache-dir --no-compile --require-hashes -r requirements.lock \
    && /venv/bin/pip uninstall --yes setuptools pip
# A quarter of what is installed is never used here. tests/deploy/test_image.py asks the app without it.
#   tests                      the packages' own tests
#   include, src, includes     what one needs to compile against pyarrow
#   flight, s3                 pyarrow's servers and clients of a network and of Amazon's storage
#   libarrow_python*.so[.*.*]  the same file under its three names; it is loaded by the other one
#   static, …extension, share  what Jupyter draws maps and charts with
#   locale-data                all languages but ours
# Then all is compiled, for at run time nothing can be written, except plotly's kinds of traces.
RUN cd /venv/lib/python3.11/site-packages \
    && find . -depth -type d -name tests -exec rm -r {} + \
    && rm -r pyarrow/include pyarrow/includes pyarrow/src \
        pyarrow/libarrow_flight.* pyarrow/libarrow_python_flight.* pyarrow/_flight.* \
        pyarrow/libarrow_s3.* pyarrow/_s3fs.* \
        pydeck/nbextension/static plotly/labextension /venv/share/jupyter \
    && rm pyarrow/libarrow_python*.so pyarrow/libarrow_python*.so.*.* \
    && find babel/locale-data -name '*.dat' ! -name root.dat ! -name 'en*.dat' ! -name 'ja*.dat' -delete \
    && python -m compileall -q -x 'plotly/graph_objs/[^/]+/' .

FROM python:3.11-slim-bookworm
COPY packages.txt /tmp/packages.txt
# Of the fonts the pictures use the sans-serif ones.
RUN apt-get update \
    && xargs apt-get install -y --no-install-recommends < /tmp/packages.txt \
    && rm -rf /var/lib/apt/lists/* /tmp/packages.txt /usr/share/fonts/opentype/noto/NotoSerifCJK-*
COPY --from=packages /venv /venv
WORKDIR /app
COPY .streamlit .streamlit
COPY third_party third_party
COPY data data
COPY components components
COPY pages pages
COPY app.py LICENSE ./
# Compiled here, for at run time nothing can be written.
RUN /venv/bin/python -m compileall -q /app

# By number, so that a host can see that it is not root; any other number does as well. It owns no
# file and needs no home.
USER 10001:10001
ENV PATH=/venv/bin:$PATH \
    HOME=/tmp \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
EXPOSE 8501
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ.get(\"PORT\") or 8501}/healthz', timeout=2)"]
# The process gets the signals itself (exec) and stops in order.
STOPSIGNAL SIGTERM
CMD ["sh", "-c", "exec streamlit run app.py --server.address 0.0.0.0 --server.port ${PORT:-8501}"]
