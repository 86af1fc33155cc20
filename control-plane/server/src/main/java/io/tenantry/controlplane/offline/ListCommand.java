package io.tenantry.controlplane.offline;

import io.tenantry.controlplane.tenant.Tenant;
import io.tenantry.controlplane.tenant.TenantFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows tenants, oldest first. Changes nothing, so it works beside whatever runs. */
@Command(name = "list", description = "Lists tenants, oldest first.")
final class ListCommand implements OfflineAction {

  private static final int PAGE = 500;

  @Option(
      names = "--state",
      paramLabel = "LIFECYCLE",
      description = "Only those in this state, such as active, suspended or deleted.")
  private String state;

  @Option(
      names = "--server",
      paramLabel = "ID",
      description = "Only those on this database server.")
  private String server;

  @Option(
      names = {"-q", "--query"},
      paramLabel = "TEXT",
      description = "Only those with this part in their id, display name or a host name.")
  private String query;

  @Mixin private OutputOption output;

  @Mixin private HelpOption help;

  @Override
  public int run(OfflineDesk desk) {
    List<Tenant> tenants = new ArrayList<>();
    Optional<TenantFilter.Place> after = Optional.empty();
    do {
      List<Tenant> page = desk.tenants().list(filter(after));
      tenants.addAll(page);
      after =
          page.size() < PAGE
              ? Optional.empty()
              : Optional.of(page.get(PAGE - 1)).map(ListCommand::place);
    } while (after.isPresent());
    if (output.json()) {
      desk.printJson(tenants.stream().map(desk.tenants()::view).toList());
    } else {
      TenantTable.of(tenants).forEach(desk::print);
    }
    return ExitCode.DONE;
  }

  private static TenantFilter.Place place(Tenant tenant) {
    return new TenantFilter.Place(tenant.createdAt(), tenant.uuid());
  }

  private TenantFilter filter(Optional<TenantFilter.Place> after) {
    return new TenantFilter(
        Optional.ofNullable(state),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(server),
        Optional.ofNullable(query).map(text -> text.toLowerCase(Locale.ROOT)),
        after,
        PAGE);
  }
}
