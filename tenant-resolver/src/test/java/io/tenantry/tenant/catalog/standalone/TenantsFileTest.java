package io.tenantry.tenant.catalog.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tenantry.tenant.catalog.standalone.ListedTenantsConfig.Listed;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TenantsFileTest {

  private static final int MANY = 1_234;

  private final TenantsFile file =
      new TenantsFile(Path.of("tenants.properties"), new SmallRyeConfigBuilder().build());

  @Test
  void everyTenantOfManyIsListedWithWhatTheFileSaysBesideThem() throws Exception {
    // when
    Map<String, Listed> tenants = file.tenants("server=db.example:5433\n" + lines(MANY));

    // then
    assertThat(tenants).hasSize(MANY);
    tenants.forEach(
        (id, tenant) ->
            assertThat(tenant.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:5433/" + id));
  }

  @Test
  void wrongLineOfOneTenantAmongManyIsNamed() {
    assertThatThrownBy(
            () ->
                file.tenants(
                    "server=db.example\n" + lines(MANY) + "tenantry.tenants.t1200.hostname=a.b\n"))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("tenantry.tenants.t1200.hostname");
  }

  @Test
  void wrongLineBesideTheTenantsIsNamedAlsoWhereThereAreNone() {
    assertThatThrownBy(() -> file.tenants("tenantry.tenant.t1.uuid=1\n"))
        .isInstanceOf(ConfigValidationException.class)
        .hasMessageContaining("tenantry.tenant.t1.uuid");
  }

  @Test
  void quotedIdIsTheSameTenant() throws Exception {
    // given
    String text = lines(60).replace("tenantry.tenants.t7.", "tenantry.tenants.\"t7\".");

    // then
    assertThat(file.tenants("server=db.example\n" + text)).hasSize(60).containsKey("t7");
  }

  private static String lines(int tenants) {
    return IntStream.range(0, tenants)
        .mapToObj(i -> lines("tenantry.tenants.t" + i, i))
        .collect(Collectors.joining());
  }

  private static String lines(String tenant, int i) {
    return """
    %1$s.uuid=%2$s
    %1$s.jdbc-url=jdbc:postgresql://${server}/t%3$d
    %1$s.username=peer
    %1$s.password=peer
    """
        .formatted(tenant, new UUID(1, i), i);
  }
}
