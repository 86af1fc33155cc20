package io.tenantry.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class ReportsResourceTest {

  private static final String CUSTOMERS =
      "select number, name, 1234.50 as amount, parameter.day from customer"
          + " where number like parameter.part || '%' order by number";

  TestTenants tenants;
  TestTokens tokens;
  ReportScene scene;

  @BeforeEach
  void tenantWithTwoCompanies() {
    scene = ReportScene.of(tenants, tokens);
  }

  @Test
  void reportIsJsonWithTheRowsOfItsCompany() {
    scene
        .run(scene.publish(customers()), "day=2026-02-01")
        .then()
        .statusCode(200)
        .contentType(startsWith("application/json"))
        .body("title", equalTo("A report"))
        .body("company", equalTo("CRONUS"))
        .body("parameters.day", equalTo("2026-02-01"))
        .body("columns[0].title", equalTo("No."))
        .body("rows.number", equalTo(List.of("C-1", "C-2")))
        .body("rows[0].amount", equalTo(1234.5f))
        .body("rows[0].day", equalTo("2026-02-01"));
  }

  @Test
  void csvIsSafeForSpreadsheets() {
    Response answer = scene.run(scene.publish(customers()), "format=csv&day=2026-02-01&part=C");

    answer.then().statusCode(200).contentType(startsWith("text/csv"));
    assertThat(answer.asString())
        .isEqualTo(
            "No.,name,amount,day\r\n"
                + "C-1,Adatum,1234.50,2026-02-01\r\n"
                + "C-2,'=cmd|' /C calc'!A0,1234.50,2026-02-01\r\n");
  }

  @Test
  void pageIsWrittenInTheCallersLanguageAndEscaped() {
    scene.user().createCustomer("CRONUS", "C-3", "<script>alert(1)</script>");
    String name = scene.publish(customers());

    String page =
        scene
            .user()
            .asks()
            .header("Accept-Language", "de")
            .get("/api/v1/companies/CRONUS/reports/" + name + "?format=html&day=2026-02-01")
            .then()
            .statusCode(200)
            .contentType(startsWith("text/html"))
            .extract()
            .asString();

    assertThat(page)
        .contains("1.234,50", "01.02.2026", "&lt;script&gt;")
        .doesNotContain("<script>");
  }

  @Test
  void layoutSeesRowsByColumnAndCannotPrintRaw() {
    ObjectNode report =
        customers().put("layout", "{#for row in rows}<p>{row.name.raw}|{row.number}</p>{/for}");

    scene
        .run(scene.publish(report), "format=html")
        .then()
        .statusCode(422)
        .body("code", equalTo("report-failed"));
    report.put("layout", "{#for row in rows}<p>{row.number}</p>{/for}");
    assertThat(scene.run(scene.publish(report), "format=html").asString()).contains("<p>C-1</p>");
  }

  @Test
  void pdfIsPrintedFromThePage() {
    Response answer = scene.run(scene.publish(customers()), "format=pdf");

    answer.then().statusCode(200).contentType("application/pdf");
    assertThat(new String(answer.asByteArray(), 0, 5)).isEqualTo("%PDF-");
  }

  @Test
  void resultOfManyBatchesComesWhole() {
    String name = scene.publish("select n, 'row ' || n as text from generate_series(1, 12345) n");

    assertThat(scene.run(name, "format=csv").asString().lines()).hasSize(12346);
    assertThat(scene.run(name, "format=json").jsonPath().getList("rows")).hasSize(12345);
  }

  @Test
  void everyWrongParameterIsNamed() {
    scene
        .run(scene.publish(customers()), "day=soon&colour=red")
        .then()
        .statusCode(400)
        .body("code", equalTo("validation-failed"))
        .body("errors.field", equalTo(List.of("day", "colour")))
        .body("errors.code", equalTo(List.of("malformed", "unknown-parameter")));
    scene.run(scene.publish(customers()), "format=xml").then().statusCode(400);
    scene
        .run("no-such-report", "format=csv")
        .then()
        .statusCode(404)
        .body("code", equalTo("unknown-report"));
  }

  @Test
  void reportsOfTheReleaseAreListedWithTheirParameters() {
    String name = scene.publish(customers());

    scene
        .user()
        .asks()
        .get("/api/v1/companies/CRONUS/reports")
        .then()
        .statusCode(200)
        .body("items.name", hasItem(name))
        .body(
            "items.find { it.name == '%s' }.parameters.name".formatted(name),
            equalTo(List.of("day", "part")));
  }

  @Test
  void everyReportOfThePackageRendersWithoutAnyParameter() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../application/src/package/reports"))) {
      for (Path file : files.toList()) {
        String name = scene.publish((ObjectNode) new YAMLMapper().readTree(file.toFile()));
        for (String format : List.of("html", "pdf", "csv", "json")) {
          Response answer = scene.run(name, "format=" + format);
          assertThat(answer.statusCode()).as("%s as %s", file.getFileName(), format).isEqualTo(200);
        }
      }
    }
  }

  @Test
  void todayIsTheTenantsDay() {
    assertThat(
            scene
                .run(scene.publish("select parameter.today = current_date as same"), "format=json")
                .jsonPath()
                .getList("rows.same"))
        .containsExactly(true);
  }

  @Test
  @Timeout(120)
  void revisionIsSeenByEveryClientOnceItIsAcknowledgedAndNeverAnError() throws Exception {
    // given
    String name = scene.publish("select 1 as revision");
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService clients = Executors.newFixedThreadPool(8);
    List<Future<List<Integer>>> fetched = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      fetched.add(
          clients.submit(
              () -> {
                List<Integer> seen = new ArrayList<>();
                while (!done.get()) {
                  Response answer = scene.run(name, "format=json");
                  if (answer.statusCode() != 429) {
                    seen.add(answer.then().statusCode(200).extract().path("rows[0].revision"));
                  }
                }
                return seen;
              }));
    }

    // when
    for (int revision = 2; revision <= 4; revision++) {
      scene.revise(name, ReportScene.report("select " + revision + " as revision"));
      int now =
          scene.run(name, "format=json").then().statusCode(200).extract().path("rows[0].revision");
      assertThat(now).isEqualTo(revision);
    }
    done.set(true);

    // then
    clients.shutdown();
    assertThat(clients.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    for (Future<List<Integer>> client : fetched) {
      assertThat(client.get(10, TimeUnit.SECONDS))
          .isSorted()
          .allMatch(seen -> seen >= 1 && seen <= 4);
    }
  }

  private static ObjectNode customers() {
    ObjectNode report = ReportScene.report(CUSTOMERS);
    report
        .putArray("parameters")
        .add(parameter("day", "date", "today"))
        .add(parameter("part", "text", ""));
    report.putObject("headings").put("number", "No.");
    return report;
  }

  private static ObjectNode parameter(String name, String type, String value) {
    return ReportScene.report("")
        .objectNode()
        .put("name", name)
        .put("type", type)
        .put("default", value);
  }
}
