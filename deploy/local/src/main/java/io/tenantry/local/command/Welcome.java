package io.tenantry.local.command;

import io.tenantry.local.LocalRun;
import io.tenantry.local.demo.Demo;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The last thing that {@code up} prints: where everything is, who may enter, and what to try. */
record Welcome(LocalRun run, boolean demo) {

  private static final String TEXT =
      """

      Tenantry is up.

        control plane  %s
        Keycloak       %s
        tenants        %s
        certificate    %s

      Users (password "%s"): platform-admin, platform-operator, platform-viewer, nobody,
      and admin@TENANT and user@TENANT for every tenant. deploy/local/token USER prints a token.

      Three lines to try, from the top directory of the checkout:

        curl -s --cacert %4$s -H "Authorization: Bearer $(deploy/local/token platform-admin)" -H "Prefer: wait=30" -H "Content-Type: application/json" -d '{"id":"contoso","displayName":"Contoso","companies":["Contoso Retail"]}' %1$s/api/v1/tenants

        curl -s --cacert %4$s -H "Authorization: Bearer $(deploy/local/token admin@contoso)" -H "Content-Type: text/csv" --data-binary @deploy/local/demo/customers.csv "%6$s/api/v1/companies/Contoso%%20Retail/customers/import"

        curl -s --cacert %4$s -H "Authorization: Bearer $(deploy/local/token user@contoso)" "%6$s/api/v1/companies/Contoso%%20Retail/customers?limit=3"

      deploy/local/status shows what runs, deploy/local/down stops it.
      """;

  @Override
  public String toString() {
    return TEXT.formatted(
        run.controlPlane().uri(),
        run.keycloak().uri(),
        tenants(),
        certificate(),
        LocalRun.USER_PASSWORD,
        run.tenantUri("contoso", 0));
  }

  /** As short as it can be typed in the directory that the lines are meant for. */
  private Path certificate() {
    Path file = run.caCertificateFile();
    return file.startsWith(run.projectDirectory()) ? run.projectDirectory().relativize(file) : file;
  }

  private String tenants() {
    String hosts =
        demo ? Demo.TENANTS.stream().map(this::host).collect(Collectors.joining(" ")) : "";
    return hosts + " (instance 2: port " + run.instance(1).port().number() + ")";
  }

  private String host(String tenant) {
    return run.tenantUri(tenant, 0).toString();
  }
}
