package io.tenantry.tenant;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noConstructors;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.oidc.runtime.TenantConfigBean;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("io.tenantry.tenant");

  @Test
  void onlyTheHibernatePackageKnowsHibernate() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("io.tenantry.tenant.hibernate")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.hibernate..", "io.quarkus.hibernate..");
    rule.check(CLASSES);
  }

  @Test
  void onlyThePoolPackageKnowsAgroal() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackage("io.tenantry.tenant.pool")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.agroal..");
    rule.check(CLASSES);
  }

  @Test
  void onlyTheCatalogAndThePoolSpeakSql() {
    ArchRule rule =
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.tenantry.tenant.catalog",
                "io.tenantry.tenant.pool",
                "io.tenantry.tenant.hibernate")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.postgresql..");
    rule.check(CLASSES);
  }

  @Test
  void libraryKnowsNothingOfControlPlaneAndApplication() {
    ArchRule rule =
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.tenantry.controlplane..", "io.tenantry.app..");
    rule.check(CLASSES);
  }

  @Test
  void nothingNeedsTheIssuersOfQuarkusToBeMade() {
    // A service without an issuer of its own asks for resolvers while these are made: a circle.
    ArchRule rule =
        noConstructors()
            .should()
            .haveRawParameterTypes(anyElementThat(type(TenantConfigBean.class)));
    rule.check(CLASSES);
  }
}
