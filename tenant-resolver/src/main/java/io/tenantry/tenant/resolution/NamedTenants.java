package io.tenantry.tenant.resolution;

import io.tenantry.tenant.TenantId;
import io.tenantry.tenant.catalog.TenantEntry;
import java.util.List;

/** What the sources of one request name: the first, and the first that differs from it. */
final class NamedTenants {

  private Source first;
  private String text;
  private String key;
  private TenantEntry entry;
  private Source other;

  void add(Source source, List<String> texts) {
    for (int i = 0; i < texts.size(); i++) {
      add(source, texts.get(i));
    }
  }

  /**
   * A tenant that the source had to look up in order to name it. Its id is read only where another
   * source names somebody, too: of a hundred thousand tenants it lies in memory that is cold.
   */
  void add(Source source, TenantEntry found) {
    if (first == null) {
      first = source;
      entry = found;
    } else {
      add(source, found.id());
    }
  }

  void add(Source source, String name) {
    if (first == null) {
      first = source;
      text = name;
      key = TenantId.keyOf(name);
    } else if (other == null && !same(name)) {
      other = source;
    }
  }

  /** Names by the grammar are compared without regard to case, other texts as they are. */
  private boolean same(String name) {
    String its = TenantId.keyOf(name);
    return its == null ? key() == null && name.equals(text()) : its.equals(key());
  }

  boolean nobody() {
    return first == null;
  }

  /** What the first source said. */
  String text() {
    return entry == null ? text : entry.id();
  }

  /** The source that named somebody first. */
  Source first() {
    return first;
  }

  /** The first source that named somebody else; null where all agree. */
  Source other() {
    return other;
  }

  /** The name, as the catalog compares names; null for a text that is none by the grammar. */
  String key() {
    return entry == null ? key : TenantId.keyOf(entry.id());
  }

  /** The tenant of the name, where the first source has looked it up already; else null. */
  TenantEntry entry() {
    return entry;
  }
}
