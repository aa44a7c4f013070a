# A scheduler, or a worker, of a cluster that builds letters; docs/many-letters.md shows its use.
# It holds the program, and exactly the libraries of the lock file.
FROM python:3.13-slim
WORKDIR /opt/unassemble
COPY requirements/cluster.lock requirements/
RUN python -m pip install --no-cache-dir --require-hashes -r requirements/cluster.lock
COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY templates templates
COPY fonts fonts
RUN python -m pip install --no-cache-dir --no-deps --no-build-isolation . \
 && python -m compileall -q "$(python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')"
USER nobody
WORKDIR /tmp
EXPOSE 8786
CMD ["dask", "scheduler"]
