package io.tenantry.controlplane.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.api.FieldError;
import io.tenantry.controlplane.api.NewTenant;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.http.RequestBodies;
import io.tenantry.controlplane.issuer.IssuerChecks;
import io.tenantry.controlplane.plan.Plans;
import io.tenantry.controlplane.testsupport.TestCluster;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenantWishesTest {

  private TenantWishes wishes;

  @BeforeEach
  void onAnApplicationDatabase() {
    var database = Jdbi.create(TestCluster.applicationDatabase());
    wishes =
        new TenantWishes(
            new Plans(database, new ObjectMapper()),
            IssuerChecks.onThisMachine(),
            new ObjectMapper());
  }

  @Test
  void whatIsLeftOutGetsADefault() {
    // when
    TenantWish wish = wish("{'id': 'Cronus', 'companies': ['CRONUS International']}");

    // then
    assertThat(wish.properties().displayName()).isEqualTo("Cronus");
    assertThat(wish.properties().plan()).isEqualTo("standard");
    assertThat(wish.properties().defaultCompany()).contains("CRONUS International");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{} | id",
        "{'id': null} | id",
        "{'id': '-cronus'} | id",
        "{'id': 'admin'} | id",
        "{'id': 'cronus', 'displayName': ' '} | displayName",
        "{'id': 'cronus', 'trialEndsAt': '+999999999-01-01T00:00:00Z'} | trialEndsAt",
        "{'id': 'cronus', 'hostNames': [null]} | hostNames[0]",
        "{'id': 'cronus', 'hostNames': ['erp.cronus.example', 'ERP.cronus.example.']} |"
            + " hostNames[1]",
        "{'id': 'cronus', 'companies': [null]} | companies[0]",
        "{'id': 'cronus', 'companies': ['A', 'a']} | companies[1].name",
        "{'id': 'cronus', 'defaultCompany': 'Fabrikam'} | defaultCompany",
        "{'id': 'cronus', 'timeZone': 'Mars/Olympus'} | timeZone",
        "{'id': 'cronus', 'plan': 'none'} | plan",
        "{'id': 'cronus', 'plan': 'trial', 'companies': ['A', 'B', 'C', 'D']} | companies",
        "{'id': 'cronus', 'identityProvider': {}} | identityProvider.issuer",
        "{'id': 'cronus', 'identityProvider': {'issuer': 'https://u:p@login.example'}} |"
            + " identityProvider.issuer",
        "{'id': 'cronus', 'identityProvider': {'issuer': 'https://login.example', 'audience': 1}}"
            + " | identityProvider.audience",
        "{'id': 'cronus', 'identityProvider': {'issuer': 'https://login.example', 'secret': 'x'}}"
            + " | identityProvider.secret",
        "{'id': 'cronus', 'identityProvider': {'issuer': 'https://login.example',"
            + " 'requiredClaim': {'name': 'branch'}}} | identityProvider.value",
        "{'id': 'cronus', 'databaseServer': 'DB 1'} | databaseServer"
      })
  void whatBreaksARuleIsRefusedByName(String body, String field) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> wish(body))
        .satisfies(
            refused ->
                assertThat((List<?>) refused.members().get("errors"))
                    .extracting(error -> ((FieldError) error).field())
                    .contains(field));
  }

  private TenantWish wish(String body) {
    byte[] json = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return wishes.of(new RequestBodies().read(json, NewTenant.class));
  }
}
