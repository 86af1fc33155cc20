package io.tenantry.controlplane;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.tenantry.controlplane");

  @Test
  void engineKnowsNothingOfTenants() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage("..controlplane.operation")
            .should()
            .dependOnClassesThat(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are ours and of another package",
                    type ->
                        type.getPackageName().startsWith("io.tenantry")
                            && !type.getPackageName()
                                .equals("io.tenantry.controlplane.operation")));
    rule.check(CLASSES);
  }

  @Test
  void wireContractKnowsNoFramework() {
    ArchRule rule =
        classes()
            .that()
            .resideInAPackage("..controlplane.api")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java..",
                "com.fasterxml.jackson.annotation..",
                "org.eclipse.microprofile.openapi..",
                "jakarta.ws.rs..",
                "jakarta.validation..",
                "io.tenantry.controlplane.api");
    rule.check(CLASSES);
  }

  @Test
  void packagesHaveAnOrder() {
    ArchRule rule = slices().matching("io.tenantry.controlplane.(*)..").should().beFreeOfCycles();
    rule.check(CLASSES);
  }

  @Test
  void storesAreHidden() {
    ArchRule rule = classes().that().haveSimpleNameEndingWith("Store").should().bePackagePrivate();
    rule.check(CLASSES);
  }
}
