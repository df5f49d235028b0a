# Airflow with the Java that the task jars need, the jars, the DAGs and their package. From the repository's root:
#   make build && docker build -f infra/images/airflow.Dockerfile -t countinghouse-airflow:0.1.0 .
# Tags move: to build the same image again, put the digests of the day behind them (docker buildx imagetools inspect TAG).
FROM eclipse-temurin:25-jre AS java

# The Airflow of dags/requirements.lock; its slim form brings no providers but the standard one, which is enough here.
FROM apache/airflow:slim-3.3.2-python3.12

COPY --from=java /opt/java/openjdk /opt/java/openjdk
COPY build/dist /opt/airflow/dist
COPY dags/pyproject.toml /tmp/countinghouse-airflow/pyproject.toml
COPY dags/src /tmp/countinghouse-airflow/src
# As the user of the base image, which is not root; the base says what may be installed beside Airflow.
USER airflow
RUN pip install --no-cache-dir --no-deps /tmp/countinghouse-airflow
# What makes the Tableau workbook, 390 MB, apart from Airflow's own libraries and beside the jars, where the launcher looks.
# On another processor than x86-64 Tableau's Hyper is not to be had: leave it out, and set COUNTINGHOUSE_WORKBOOKS=none.
RUN python -m venv /opt/airflow/make-workbook-venv && \
    PIP_USER=false /opt/airflow/make-workbook-venv/bin/pip install --no-cache-dir --no-deps --require-hashes \
      -r /opt/airflow/dist/workbook/requirements.lock
COPY dags/*.py dags/pools.json /opt/airflow/dags/

ENV JAVA_HOME=/opt/java/openjdk \
    COUNTINGHOUSE_DIST=/opt/airflow/dist
