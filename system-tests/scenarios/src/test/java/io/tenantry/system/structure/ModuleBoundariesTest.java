package io.tenantry.system.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Dependencies between the modules flow one way; SQL is the only contract between the two services.
 */
@AnalyzeClasses(packages = "io.tenantry", importOptions = DoNotIncludeTests.class)
class ModuleBoundariesTest {

  private static final String CONTROL_PLANE = "io.tenantry.controlplane..";
  private static final String CONTROL_PLANE_API = "io.tenantry.controlplane.api..";
  private static final String RESOLVER = "io.tenantry.tenant..";
  private static final String APP_SERVICE = "io.tenantry.app..";
  private static final String LOCAL_RUN = "io.tenantry.local..";

  @ArchTest
  static final ArchRule resolverStandsAlone =
      noClasses()
          .that()
          .resideInAPackage(RESOLVER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONTROL_PLANE, APP_SERVICE, LOCAL_RUN);

  @ArchTest
  static final ArchRule appServiceKnowsNothingOfTheControlPlane =
      noClasses()
          .that()
          .resideInAPackage(APP_SERVICE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONTROL_PLANE, LOCAL_RUN);

  @ArchTest
  static final ArchRule controlPlaneKnowsNothingOfTheDataPlane =
      noClasses()
          .that()
          .resideInAPackage(CONTROL_PLANE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(RESOLVER, APP_SERVICE, LOCAL_RUN);

  @ArchTest
  static final ArchRule wireContractHasNoFramework =
      noClasses()
          .that()
          .resideInAPackage(CONTROL_PLANE_API)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..", "io.vertx..", "org.jdbi..", "io.agroal..", "java.sql..");

  @ArchTest
  static final ArchRule localRunStartsProcessesAndLinksNone =
      noClasses()
          .that()
          .resideInAPackage(LOCAL_RUN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CONTROL_PLANE, RESOLVER, APP_SERVICE);

  @ArchTest
  static final ArchRule packagesOfTheControlPlaneFormNoCycle =
      slices().matching("io.tenantry.controlplane.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesOfTheResolverFormNoCycle =
      slices().matching("io.tenantry.tenant.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule packagesOfTheAppServiceFormNoCycle =
      slices().matching("io.tenantry.app.(*)..").should().beFreeOfCycles();
}
