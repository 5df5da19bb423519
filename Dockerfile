# Made by the same steps as `make install`; needs a package mirror while building, nothing while running.
FROM python:3.11-slim-bookworm AS build
WORKDIR /app
ENV PIP_NO_CACHE_DIR=1
COPY . .
RUN python -m kennisbank.install --runtime && rm -rf node_modules .node var

FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 kennisbank && mkdir /data && chown kennisbank /data
WORKDIR /app
COPY --from=build /app /app
ENV KENNISBANK_DATA=/data PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1
USER kennisbank
VOLUME /data
EXPOSE 8000
CMD ["python", "-m", "gunicorn", "--config", "python:kennisbank.gunicorn", "--bind", "0.0.0.0:8000", \
     "--workers", "2", "--access-logfile", "-", "kennisbank.wsgi"]
