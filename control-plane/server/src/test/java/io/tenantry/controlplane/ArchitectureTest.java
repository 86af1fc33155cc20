package io.tenantry.controlplane;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.tenantry.controlplane",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule engineKnowsNothingOfTenants =
      noClasses()
          .that()
          .resideInAPackage("..controlplane.operation")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "are ours and of another package",
                  type ->
                      type.getPackageName().startsWith("io.tenantry")
                          && !type.getPackageName().equals("io.tenantry.controlplane.operation")));

  @ArchTest
  static final ArchRule wireContractKnowsNoFramework =
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

  @ArchTest
  static final ArchRule packagesHaveAnOrder =
      slices().matching("io.tenantry.controlplane.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule storesAreHidden =
      classes().that().haveSimpleNameEndingWith("Store").should().bePackagePrivate();
}
