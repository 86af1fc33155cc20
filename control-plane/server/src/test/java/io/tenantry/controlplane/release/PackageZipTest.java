package io.tenantry.controlplane.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageZipTest {

  @Test
  void packageIsReadAndItsHashIsTheOneOfTheZip() {
    byte[] zip =
        Packages.customers(7)
            .file("reports/all.yaml", "title: All\ndataset: select 1 as one\n")
            .file("web-services.yaml", "[]")
            .file("permission-sets.yaml", "[]")
            .zip();
    ReleasePackage release = ReleasePackage.read(zip);
    assertThat(release.number()).isEqualTo(7);
    assertThat(release.descriptor().title()).isEqualTo("For tests");
    assertThat(release.sha256()).matches("[0-9a-f]{64}");
    assertThat(release.scripts())
        .extracting(Script::name)
        .containsExactly("V1__Create_customer.sql", "V2__Name_customer.sql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../application.yaml",
        "schema/../../etc/passwd",
        "/etc/passwd",
        "schema\\V1__A.sql",
        "C:/windows",
        "schema/.."
      })
  void entryThatLeadsOutIsRefused(String name) {
    assertInvalid(Packages.customers(1).file(name, "x"), "plain path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"readme.txt", "lib/evil.jar", "application.yml", "META-INF/MANIFEST.MF"})
  void unknownTopLevelEntryIsRefused(String name) {
    assertInvalid(Packages.customers(1).file(name, "x"), "is unknown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schema/R__Repeat.sql",
        "schema/afterMigrate.sql",
        "schema/V3__Evil.java",
        "schema/V3__Evil.sql.conf",
        "schema/deep/V3__Evil.sql",
        "schema/v3__evil.sql"
      })
  void whatIsNoVersionedScriptIsRefused(String name) {
    assertInvalid(Packages.customers(1).file(name, "x"), "not named like");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"copy item from stdin;", "COPY item (number)\n  FROM  STDIN WITH (HEADER);"})
  void scriptThatBringsRowsIsRefusedByName(String copy) {
    ReleasePackage release =
        ReleasePackage.read(
            Packages.customers(1).file("schema/V3__Rows.sql", copy + "\n1\n\\.\n").zip());
    assertThatThrownBy(release::demandSyncable)
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED))
        .hasMessageContaining("schema/V3__Rows.sql: brings rows");
    ReleasePackage.read(Packages.customers(1).zip()).demandSyncable();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-- Was: copy item from stdin;\nselect 1;",
        "/* no copy from stdin here */ select 1;",
        "comment on table item is 'filled by copy item from stdin';",
        "do $$ begin /* from stdin */ perform 1; end $$;"
      })
  void scriptThatOnlySpeaksOfRowsIsTaken(String text) {
    ReleasePackage.read(Packages.customers(1).file("schema/V3__Words.sql", text).zip())
        .demandSyncable();
  }

  @Test
  void moreThanAThousandEntriesAreRefused() {
    Packages many = Packages.customers(1);
    for (int i = 0; i < 1_000; i++) {
      many.file("reports/" + i, "");
    }
    assertInvalid(many, "1000 entries");
  }

  @Test
  void packageThatUnpacksToMoreThanTenMegabytesIsRefused() {
    byte[] zip = Packages.customers(1).file("reports/zeros", new byte[PackageZip.LARGEST]).zip();
    assertThat(zip.length).isLessThan(100_000);
    assertProblem(zip, ProblemType.CONTENT_TOO_LARGE);
  }

  @Test
  void packageLargerThanTenMegabytesIsRefused() {
    assertProblem(new byte[PackageZip.LARGEST + 1], ProblemType.CONTENT_TOO_LARGE);
  }

  @Test
  void whatIsNoZipIsRefused() {
    byte[] zip = Packages.customers(1).zip();
    assertProblem(new byte[0], ProblemType.VALIDATION_FAILED);
    assertProblem(new byte[] {1, 2, 3}, ProblemType.VALIDATION_FAILED);
    assertProblem(Arrays.copyOf(zip, 60), ProblemType.VALIDATION_FAILED);
  }

  @Test
  void packageWithoutDescriptorOrScriptsIsRefused() {
    assertInvalid(Packages.empty().file("schema/V1__A.sql", "select 1"), "is missing");
    assertInvalid(Packages.release(1), "holds no script");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "release: 1",
        "title: x",
        "release: one\ntitle: x",
        "release: 0\ntitle: x",
        "release: -1\ntitle: x",
        "release: 99999999999\ntitle: x",
        "release: 1\ntitle: ''",
        "release: 1\ntitle: x\nmore: y",
        "- release",
        "release: [",
        "!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]"
      })
  void descriptorWithAnythingElseIsRefused(String yaml) {
    assertProblem(
        Packages.empty().file("application.yaml", yaml).file("schema/V1__A.sql", "select 1").zip(),
        ProblemType.VALIDATION_FAILED);
  }

  private static void assertInvalid(Packages delivered, String message) {
    assertThatThrownBy(() -> ReleasePackage.read(delivered.zip()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.type()).isEqualTo(ProblemType.VALIDATION_FAILED))
        .hasMessageContaining(message);
  }

  private static void assertProblem(byte[] zip, ProblemType type) {
    assertThatThrownBy(() -> ReleasePackage.read(zip))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
  }
}
