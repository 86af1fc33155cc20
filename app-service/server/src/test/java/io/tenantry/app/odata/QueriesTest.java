package io.tenantry.app.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * Every query of {@code queries.txt} answers what the SQL below it answers. The file is read by
 * people, too: it shows what can be asked.
 */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class QueriesTest extends StockedCompany {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> TABLES =
      List.of(
          "customer",
          "item",
          "sales_order",
          "sales_order_line",
          "sales_document",
          "sales_document_line",
          "payment",
          "ledger_entry",
          "ledger_transaction",
          "account",
          "customer_entry",
          "open_customer_entry");

  private record Query(String url, String sql) {}

  @Test
  void everyQueryAnswersWhatSqlAnswers() {
    List<Query> queries = queries();

    assertThat(queries).hasSizeGreaterThan(95);
    SoftAssertions all = new SoftAssertions();
    tenants.inDatabase(
        scene.tenant(),
        database -> {
          for (Query query : queries) {
            Response answer = scene.get(query.url());
            all.assertThat(answer.statusCode()).as(query.url()).isEqualTo(200);
            if (answer.statusCode() == 200) {
              all.assertThat(rows(answer.asString()))
                  .as(query.url())
                  .isEqualTo(rows(expected(database, query.sql())));
            }
          }
          return all;
        });
    all.assertAll();
  }

  /** The rows of the company, by the names of the tables alone. */
  private static String tables() {
    return TABLES.stream()
        .map(
            table ->
                table
                    + " as (select * from business."
                    + table
                    + " where company_id = (select id from tenantry.company where name = '"
                    + ODataScene.COMPANY
                    + "'))")
        .collect(Collectors.joining(", ", "with ", " "));
  }

  private static String expected(Connection database, String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                tables() + "select coalesce(json_agg(found), '[]') from (" + sql + ") as found")) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new SQLException(sql, e);
    }
  }

  /** Without what an answer says about itself, and with 1.50 equal to 1.5. */
  private static List<Object> rows(String json) {
    try {
      JsonNode answer = JSON.readTree(json);
      JsonNode values = answer.isArray() ? answer : answer.path("value");
      List<Object> rows = new ArrayList<>();
      values.forEach(value -> rows.add(plain(value)));
      return rows;
    } catch (IOException e) {
      throw new IllegalStateException(json, e);
    }
  }

  private static Object plain(JsonNode node) {
    if (node.isNumber()) {
      return new BigDecimal(node.asText()).stripTrailingZeros();
    }
    if (node.isArray()) {
      List<Object> values = new ArrayList<>();
      node.forEach(value -> values.add(plain(value)));
      return values;
    }
    if (node instanceof ObjectNode object) {
      Map<String, Object> members = new TreeMap<>();
      object
          .fields()
          .forEachRemaining(
              member -> {
                if (!member.getKey().contains("@")) {
                  members.put(member.getKey(), plain(member.getValue()));
                }
              });
      return members;
    }
    return node.isNull() ? "null" : node.asText();
  }

  private static List<Query> queries() {
    try (InputStream file = QueriesTest.class.getResourceAsStream("/odata/queries.txt")) {
      List<Query> queries = new ArrayList<>();
      for (String block :
          new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n\\s*\n")) {
        String[] lines = block.strip().split("\n", 2);
        if (lines.length == 2 && !lines[0].startsWith("#")) {
          queries.add(new Query(lines[0].strip(), lines[1].strip()));
        }
      }
      return queries;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
