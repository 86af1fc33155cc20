package io.tenantry.tenant;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.tenantry.tenant", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyTheHibernatePackageKnowsHibernate =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.tenantry.tenant.hibernate")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hibernate..", "io.quarkus.hibernate..");

  @ArchTest
  static final ArchRule onlyThePoolPackageKnowsAgroal =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.tenantry.tenant.pool")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.agroal..");

  @ArchTest
  static final ArchRule onlyTheCatalogAndThePoolSpeakSql =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "io.tenantry.tenant.catalog",
              "io.tenantry.tenant.pool",
              "io.tenantry.tenant.hibernate")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.postgresql..");

  @ArchTest
  static final ArchRule libraryKnowsNothingOfControlPlaneAndApplication =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.tenantry.controlplane..", "io.tenantry.app..");
}
