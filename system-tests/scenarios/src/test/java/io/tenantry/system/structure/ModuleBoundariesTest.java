package io.tenantry.system.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/**
 * Dependencies between the modules flow one way; SQL is the only contract between the two services.
 */
class ModuleBoundariesTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.tenantry");

  private static final String CONTROL_PLANE = "io.tenantry.controlplane..";
  private static final String CONTROL_PLANE_API = "io.tenantry.controlplane.api..";
  private static final String RESOLVER = "io.tenantry.tenant..";
  private static final String APP_SERVICE = "io.tenantry.app..";
  private static final String LOCAL_RUN = "io.tenantry.local..";

  @Test
  void resolverStandsAlone() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(RESOLVER)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTROL_PLANE, APP_SERVICE, LOCAL_RUN);
    rule.check(CLASSES);
  }

  @Test
  void appServiceKnowsNothingOfTheControlPlane() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(APP_SERVICE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTROL_PLANE, LOCAL_RUN);
    rule.check(CLASSES);
  }

  @Test
  void controlPlaneKnowsNothingOfTheDataPlane() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(CONTROL_PLANE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(RESOLVER, APP_SERVICE, LOCAL_RUN);
    rule.check(CLASSES);
  }

  @Test
  void wireContractHasNoFramework() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(CONTROL_PLANE_API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "io.quarkus..", "io.vertx..", "org.jdbi..", "io.agroal..", "java.sql..");
    rule.check(CLASSES);
  }

  @Test
  void localRunStartsProcessesAndLinksNone() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(LOCAL_RUN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONTROL_PLANE, RESOLVER, APP_SERVICE);
    rule.check(CLASSES);
  }

  @Test
  void packagesOfTheControlPlaneFormNoCycle() {
    ArchRule rule = slices().matching("io.tenantry.controlplane.(*)..").should().beFreeOfCycles();
    rule.check(CLASSES);
  }

  @Test
  void packagesOfTheResolverFormNoCycle() {
    ArchRule rule = slices().matching("io.tenantry.tenant.(*)..").should().beFreeOfCycles();
    rule.check(CLASSES);
  }

  @Test
  void packagesOfTheAppServiceFormNoCycle() {
    ArchRule rule = slices().matching("io.tenantry.app.(*)..").should().beFreeOfCycles();
    rule.check(CLASSES);
  }
}
