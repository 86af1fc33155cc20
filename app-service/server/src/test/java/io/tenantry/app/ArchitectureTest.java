package io.tenantry.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.tenantry.app");

  @Test
  void packagesDoNotDependOnEachOtherInCircles() {
    slices().matching("io.tenantry.app.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void applicationKnowsNothingOfTheControlPlane() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.tenantry.controlplane..")
        .check(CLASSES);
  }

  @Test
  void onlyTheScopeDecidesOnTheCompany() throws IOException {
    assertThat(filesContaining("set_config")).containsExactly("CompanyDirectory.java");
    assertThat(filesContaining("company_id"))
        .as("rows that say themselves which company they are about are assignments alone")
        .containsExactlyInAnyOrder("UserRows.java", "Assignments.java");
  }

  @Test
  void readingFilesKnowsNoDatabase() {
    noClasses()
        .that()
        .resideInAPackage("..csv..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "jakarta.persistence..", "org.hibernate..")
        .check(CLASSES);
  }

  @Test
  void ledgerIsPureDomain() {
    classes()
        .that()
        .resideInAPackage("io.tenantry.app.ledger..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("io.tenantry.app.ledger..", "java.lang..", "java.math..", "java.util..")
        .check(CLASSES);
  }

  @Test
  void requestsAreLookedAtInOnePlaceToMakeUrls() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.tenantry.app.link")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "jakarta\\.ws\\.rs\\.core\\.Uri(Builder|Info)|java\\.net\\.URLEncoder"
                + "|io\\.vertx\\.core\\.http\\.HttpServerRequest")
        .check(CLASSES);
  }

  /**
   * A path in a string is allowed where it declares a route or a problem's type; put together it is
   * allowed nowhere but in the URL builder.
   */
  @Test
  void urlsAreConcatenatedNowhereElse() throws IOException {
    Pattern concatenated =
        Pattern.compile(
            "\"[^\"\\n]*/[^\"\\n]*\"\\s*\\+|\\+\\s*\"[^\"\\n]*(?:/|\\?|&)[a-z]*=?[^\"\\n ]*\"");
    try (Stream<Path> files = sources()) {
      List<String> found =
          files
              .filter(file -> !file.startsWith(SOURCES.resolve("io/tenantry/app/link")))
              .filter(file -> concatenated.matcher(withoutProse(read(file))).find())
              .map(file -> file.getFileName().toString())
              .toList();

      assertThat(found).isEmpty();
    }
  }

  /** Comments, and texts with a blank in them: sentences are no URLs. */
  private static String withoutProse(String source) {
    return source
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("//[^\\n]*", "")
        .replaceAll("\"[^\"\\n]* [^\"\\n]*\"", "\"\"");
  }

  private static List<String> filesContaining(String text) throws IOException {
    try (Stream<Path> files = sources()) {
      return files
          .filter(file -> read(file).contains(text))
          .map(file -> file.getFileName().toString())
          .toList();
    }
  }

  private static Stream<Path> sources() throws IOException {
    return Files.walk(SOURCES).filter(file -> file.toString().endsWith(".java"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
