package countinghouse.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.taskkit.Dataset;
import countinghouse.taskkit.Dataset.Place;
import countinghouse.taskkit.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names are those of the naming rules of OpenLineage (openlineage.io/docs/spec/naming). */
final class DatasetNameTest {
  @ParameterizedTest
  @CsvSource({
    "LAKE,      s3://bucket/some/lake,            woocommerce/orders, s3://bucket, some/lake/woocommerce/orders",
    "LAKE,      s3://bucket,                      woocommerce/orders, s3://bucket, woocommerce/orders",
    "LAKE,      file:///var/lake/,                square/payments,    file, /var/lake/square/payments",
    "SQUARE,    https://connect.squareup.com,     orders, https://connect.squareup.com, orders",
    "WOOCOMMERCE, https://ck:cs@shop.example.com:8443/eu/?key=1, orders, https://shop.example.com:8443/eu, orders",
    "WAREHOUSE, jdbc:duckdb:/var/warehouse.duckdb, marts.dim_date, duckdb:///var/warehouse.duckdb, warehouse.dev_marts.dim_date",
    "WAREHOUSE, jdbc:snowflake://ORG-ACC.snowflakecomputing.com/?db=CH&password=x, marts.dim_date, snowflake://org-acc, CH.DEV_MARTS.DIM_DATE",
    "WAREHOUSE, jdbc:snowflake://xy1.eu-west-1.aws.snowflakecomputing.com:443/?warehouse=w&db=ch, marts.dim_date, snowflake://xy1.eu-west-1.aws, CH.DEV_MARTS.DIM_DATE"
  })
  void aDatasetIsCalledAsOthersCallIt(
      Place place, String address, String name, String namespace, String called) {
    Settings settings =
        Settings.from(
            Map.of(place.address().variable(), address, "COUNTINGHOUSE_SCHEMA_PREFIX", "dev_"));
    assertThat(DatasetName.of(Dataset.in(place, name), settings))
        .isEqualTo(new DatasetName(namespace, called));
  }

  @Test
  void aPlaceWithoutAnAddressHasANameAllTheSame() {
    Dataset dataset = Dataset.in(Place.SQUARE, "orders");
    assertThat(DatasetName.of(dataset, Settings.from(Map.of())).name()).isEqualTo("orders");
  }
}
