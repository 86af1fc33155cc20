package io.tenantry.app.permission;

import static io.tenantry.app.permission.Action.EXECUTE;
import static io.tenantry.app.permission.Action.READ;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The permission sets that every tenant has and nobody changes. */
public enum SystemSet {
  /** Carried by the role {@code tenant-admin} of an access token. */
  ADMINISTRATOR("May do everything in the tenant") {
    @Override
    Set<Permission> made() {
      return all(EnumSet.allOf(BusinessObject.class));
    }
  },
  /** What users have who are registered by signing in, unless the tenant says otherwise. */
  BUSINESS("Works in all companies, without administration") {
    @Override
    Set<Permission> made() {
      Set<Permission> permissions =
          all(
              EnumSet.of(
                  BusinessObject.CUSTOMER,
                  BusinessObject.VENDOR,
                  BusinessObject.ITEM,
                  BusinessObject.ACCOUNT,
                  BusinessObject.SALES_ORDER,
                  BusinessObject.SALES_DOCUMENT,
                  BusinessObject.PAYMENT,
                  BusinessObject.CUSTOMER_ENTRY));
      permissions.add(new Permission(BusinessObject.COMPANY, READ));
      permissions.add(new Permission(BusinessObject.NUMBER_SERIES, READ));
      permissions.add(new Permission(BusinessObject.POSTING_PERIOD, READ));
      permissions.add(new Permission(BusinessObject.LEDGER_ENTRY, READ));
      permissions.add(new Permission(BusinessObject.REPORT, EXECUTE));
      permissions.add(new Permission(BusinessObject.SUBSCRIPTION, READ));
      return permissions;
    }
  };

  private final String title;
  private final Set<Permission> permissions;

  SystemSet(String title) {
    this.title = title;
    this.permissions = Set.copyOf(made());
  }

  abstract Set<Permission> made();

  private static Set<Permission> all(Set<BusinessObject> objects) {
    Set<Permission> permissions = new HashSet<>();
    for (BusinessObject object : objects) {
      Arrays.stream(Action.values())
          .forEach(action -> permissions.add(new Permission(object, action)));
    }
    return permissions;
  }

  /** For people. */
  public String title() {
    return title;
  }

  public Set<Permission> permissions() {
    return permissions;
  }

  public SetName setName() {
    return new SetName(SetScope.SYSTEM, name().toLowerCase(Locale.ROOT));
  }

  public static Optional<SystemSet> ofName(String name) {
    return Arrays.stream(values()).filter(set -> set.setName().name().equals(name)).findFirst();
  }
}
