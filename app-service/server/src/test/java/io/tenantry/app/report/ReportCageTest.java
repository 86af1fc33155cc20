package io.tenantry.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports that want more than the rows of their company. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ReportCageTest {

  TestTenants tenants;
  TestTokens tokens;
  ReportScene scene;

  @BeforeEach
  void tenantWithTwoCompanies() {
    scene = ReportScene.of(tenants, tokens);
  }

  @AfterEach
  void everythingElseGoesOn() {
    scene.user().asks().get("/api/v1/companies/CRONUS/customers/C-1").then().statusCode(200);
    scene
        .run(scene.publish("select number from customer order by 1"), "format=json")
        .then()
        .statusCode(200)
        .body("rows.number", equalTo(List.of("C-1", "C-2")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from customer returning number",
        "with gone as (delete from customer returning number) select number from gone",
        "select 1 as one; drop table customer",
        "select 1 as one) report; commit; select (1",
        "select rolname from pg_authid",
        "select id from tenantry.company",
        "select set_config('role', 'tenantry_owner', true)",
        "select set_config('session_authorization', 'postgres', true)",
        "select set_config('transaction_read_only', 'off', true)",
        "select tenantry.begin_report((select min(company_id::text)::uuid from customer), 'UTC',"
            + " 1)",
        "select lo_create(0)",
        "select pg_read_file('postgresql.conf')",
        "select query_to_xml('delete from business.customer', true, true, '')",
        "select repeat('x', 50000000) as x",
        "select 1 / 0 as x"
      })
  void reportThatWantsMoreThanToReadFails(String dataset) {
    // when
    Response answer = scene.run(scene.publish(dataset), "format=csv");

    // then
    answer.then().statusCode(422).body("code", equalTo("report-failed"));
    assertThat(answer.asString()).doesNotContain("customer", "pg_", "select");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select set_config('tenantry.company', other.id, true), number from customer, lateral"
            + " (select '%s' as id) other",
        "select number from customer c cross join lateral (select set_config('tenantry.company',"
            + " '%s', true) where c.number is not null) s",
        "select number, set_config('x.y', '%s', true) from customer where company_id ="
            + " current_setting('x.y', true)::uuid",
        "select n.number from (select set_config('tenantry.company', '%s', true) as s offset 0) x,"
            + " lateral (select number from customer where x.s is not null offset 0) n",
        "select unnest(xpath('//number/text()', query_to_xml('select number from"
            + " business.customer', true, false, '')))::text as number, '%s' as id"
      })
  void companyCannotBeSwitched(String dataset) throws Exception {
    // given
    String fabrikam = scene.user().asks().get("/api/v1/companies/Fabrikam").path("id");

    // when
    Response answer = scene.run(scene.publish(dataset.formatted(fabrikam)), "format=json");

    // then
    answer.then().statusCode(200);
    assertThat(answer.jsonPath().getList("rows.number", String.class)).doesNotContain("F-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select pg_sleep(3600)",
        "select set_config('statement_timeout', '0', false), pg_sleep(0.01) from generate_series(1,"
            + " 100000)"
      })
  void reportThatRunsForTooLongIsStopped(String dataset) {
    scene
        .run(scene.publish(dataset), "format=csv")
        .then()
        .statusCode(422)
        .body("code", equalTo("report-timeout"));
  }

  @Test
  void reportWithTooManyRowsIsRefusedBeforeItsFirstByte() {
    String name = scene.publish("select generate_series(1, 10000000) as n");

    for (String format : List.of("csv", "json", "html", "pdf")) {
      scene
          .run(name, "format=" + format)
          .then()
          .statusCode(422)
          .body("code", equalTo("too-many-rows"));
    }
  }

  @Test
  void whatAReportDoesToItsSessionEndsWithIt() {
    // given
    String name =
        scene.publish(
            "select pg_advisory_lock(4711)::text as l, set_config('search_path', 'pg_temp', false)"
                + " as s, pg_notify('tenantry', 'x')::text as n");

    // when
    scene.run(name, "format=json").then().statusCode(200);

    // then: no one keeps the lock, and no session of the report's login is left
    long left =
        tenants.inDatabase(
            scene.tenant(),
            connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet row =
                      statement.executeQuery(
                          "select count(*) from pg_locks where locktype = 'advisory' and objid ="
                              + " 4711")) {
                row.next();
                return row.getLong(1);
              }
            });
    assertThat(left).isZero();
    scene.run(name, "format=json").then().statusCode(200);
  }
}
