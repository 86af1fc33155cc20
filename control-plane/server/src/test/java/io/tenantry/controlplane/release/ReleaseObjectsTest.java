package io.tenantry.controlplane.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.operation.PermanentFailureException;
import io.tenantry.controlplane.server.ServerBench;
import io.tenantry.controlplane.testsupport.StepScene;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseObjectsTest {

  private static final String LIST =
      """
      title: Customers
      parameters:
        - {name: part, type: text, default: ""}
        - {name: since, type: date, default: today-P1Y}
        - {name: most, type: integer, default: "10"}
      dataset: |
        select number, name from customer
         where name like '%' || parameter.part || '%' and parameter.since < parameter.today
         order by number limit parameter.most
      layout: "<h1>{title}</h1>"
      """;

  private ReleaseBench bench;

  @BeforeEach
  void register() throws Exception {
    bench = new ReleaseBench(new ServerBench().register());
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void objectsOfAPackageAreItsFirstRevisionsOnce() throws Exception {
    // given
    Packages release =
        unique()
            .file("reports/customer-list.yaml", LIST)
            .file(
                "web-services.yaml",
                "- {name: customers, entity: Customer, table: customer, published: true}")
            .file(
                "permission-sets.yaml",
                "- {name: sales, title: Sales, permissions: ['customer:read']}");
    try (StepScene scene = bench.accept(release)) {
      // when
      scene.run(bench.record, bench.prepare, bench.objects, bench.objects, bench.publish);
      scene.run(bench.publish);
    }
    // then
    assertThat(
            rows("select kind || ' ' || name || ' ' || revision from application.object_revision"))
        .containsExactlyInAnyOrder(
            "report customer-list 1", "web-service customers 1", "permission-set sales 1");
    assertThat(rows("select count(distinct version) from application.object_revision"))
        .containsExactly("1");
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select no_such_column from customer",
        "select number from customer; drop table customer",
        "delete from customer returning number",
        "select rolname from pg_authid",
        "select pg_sleep(3600)",
        "select set_config('role', 'tenantry_owner', true)",
        "select name from tenantry.company",
        "select number, number from customer",
        "select tenantry.begin_report(gen_random_uuid(), 'UTC', 1)"
      })
  void reportThatDoesNotRunIsNotPublished(String dataset) throws Exception {
    // given
    Packages release = unique().file("reports/bad.yaml", report(dataset));
    try (StepScene scene = bench.accept(release)) {
      scene.run(bench.record, bench.prepare);
      // when, then
      assertThatThrownBy(() -> scene.run(bench.objects))
          .isInstanceOfSatisfying(
              PermanentFailureException.class,
              e -> assertThat(e.code()).isEqualTo("object-refused"))
          .hasMessageContaining("report bad");
    }
    assertNothingIsLeft();
  }

  @Test
  void tableThatReportsCouldReadForEveryCompanyIsFoundOut() throws Exception {
    // given: a table made after the policies were
    Packages release =
        unique()
            .file("schema/V121__Open.sql", "create table business.open (company_id uuid not null)")
            .file("reports/customer-list.yaml", LIST);
    try (StepScene scene = bench.accept(release)) {
      scene.run(bench.record, bench.prepare);
      // when, then
      assertThatThrownBy(() -> scene.run(bench.objects)).hasMessageContaining("[open]");
    }
  }

  @Test
  void webServiceOfATableThatIsNotThereIsNotPublished() throws Exception {
    Packages release =
        unique()
            .file(
                "web-services.yaml", "- {name: gone, entity: Gone, table: gone, published: true}");
    try (StepScene scene = bench.accept(release)) {
      scene.run(bench.record, bench.prepare);
      assertThatThrownBy(() -> scene.run(bench.objects)).hasMessageContaining("no table gone");
    }
  }

  @Test
  void objectsThatAreWrongWithoutADatabaseAreRefusedAtOnce() {
    List<Packages> wrong =
        List.of(
            unique().file("reports/Bad_Name.yaml", LIST),
            unique().file("reports/list.txt", LIST),
            unique().file("reports/list.yaml", LIST.replace("default: \"\"", "title: Part")),
            unique().file("reports/list.yaml", LIST.replace("today-P1Y", "yesterday")),
            unique().file("reports/list.yaml", LIST.replace("type: integer", "type: money")),
            unique().file("reports/list.yaml", LIST.replace("{title}", "{#for}")),
            unique().file("reports/list.yaml", LIST + "colour: red\n"),
            unique().file("reports/list.yaml", "- a list"),
            unique()
                .file(
                    "web-services.yaml", "- {name: x, entity: not-one, table: x, published: true}"),
            unique()
                .file("permission-sets.yaml", "- {name: x, title: X, permissions: [everything]}"),
            unique()
                .file(
                    "permission-sets.yaml",
                    "- {name: x, title: X, permissions: ['customer:write']}"),
            unique().file("permission-sets.yaml", "{name: x}"));
    assertThat(ReleasePackage.read(unique().file("reports/list.yaml", LIST).zip()).objects())
        .hasSize(1);
    for (Packages release : wrong) {
      assertThatThrownBy(() -> ReleasePackage.read(release.zip()))
          .isInstanceOf(ProblemException.class);
    }
  }

  private void assertNothingIsLeft() {
    assertThat(rows("select datname from pg_database where datname like 'trial%'")).isEmpty();
    assertThat(rows("select rolname from pg_roles where rolname like 'trial%'")).isEmpty();
  }

  private List<String> rows(String sql) {
    return bench.server.jdbi.withHandle(
        handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  private static String report(String dataset) {
    return "title: Bad\ndataset: |\n  " + dataset + "\n";
  }

  private static Packages unique() {
    return Packages.reporting(1)
        .file("schema/V3__Unique.sql", "-- " + UUID.randomUUID() + "\nselect 1;");
  }
}
