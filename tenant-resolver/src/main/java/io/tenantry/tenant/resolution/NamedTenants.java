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

  /** A tenant that the source had to look up in order to name it. */
  void add(Source source, TenantEntry found) {
    entry = first == null ? found : entry;
    add(source, found.id());
  }

  void add(Source source, String name) {
    String its = TenantId.keyOf(name);
    if (first == null) {
      first = source;
      text = name;
      key = its;
    } else if (other == null && !same(name, its)) {
      other = source;
    }
  }

  /** Names by the grammar are compared without regard to case, other texts as they are. */
  private boolean same(String name, String its) {
    return key == null ? its == null && name.equals(text) : key.equals(its);
  }

  boolean nobody() {
    return first == null;
  }

  /** What the first source said. */
  String text() {
    return text;
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
    return key;
  }

  /** The tenant of the name, where the first source has looked it up already; else null. */
  TenantEntry entry() {
    return entry;
  }
}
