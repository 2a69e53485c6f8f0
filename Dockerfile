# docker build -t site .          any image with Python 3.11 or newer will do as BASE
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python3 -m venv /venv
COPY requirements.txt /app/
RUN /venv/bin/pip install --quiet --require-hashes --only-binary :all: -r /app/requirements.txt
COPY . /app
WORKDIR /app
# A key for this command alone: the image holds no secret.
RUN /venv/bin/python tools/messages.py compile \
 && SECRET_KEY=not-a-secret DJANGO_SETTINGS_MODULE=config.settings.base \
    /venv/bin/python manage.py collectstatic --noinput --verbosity 0 \
 && /venv/bin/python -m compileall -q /app

FROM ${BASE}
ENV PATH=/venv/bin:$PATH PYTHONPATH=/app:/app/site PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production MEDIA_ROOT=/data/media
RUN useradd --uid 1000 --home-dir /app --no-create-home --shell /usr/sbin/nologin app \
 && mkdir -p /data/media && chown -R app /data
COPY --from=build /venv /venv
COPY --from=build /app /app
WORKDIR /app
USER 1000
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["python", "tools/healthy.py"]
CMD ["gunicorn", "--config", "site/config/server.py", "--bind", "0.0.0.0:8000", "config.wsgi"]
