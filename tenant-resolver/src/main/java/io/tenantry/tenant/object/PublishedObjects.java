package io.tenantry.tenant.object;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects in force at one catalog version. Immutable. */
public final class PublishedObjects {

  private static final PublishedObjects NONE = new PublishedObjects(Map.of());

  private final Map<Key, PublishedObject> inForce;

  private PublishedObjects(Map<Key, PublishedObject> inForce) {
    this.inForce = inForce;
  }

  private record Key(String kind, int release, String name) {}

  public static PublishedObjects none() {
    return NONE;
  }

  /** These with further revisions put over them; of one object the highest counts. */
  public PublishedObjects with(Collection<PublishedObject> revisions) {
    if (revisions.isEmpty()) {
      return this;
    }
    Map<Key, PublishedObject> next = new HashMap<>(inForce);
    for (PublishedObject revision : revisions) {
      Key key = new Key(revision.kind(), revision.release(), revision.name());
      next.merge(key, revision, (a, b) -> a.revision() > b.revision() ? a : b);
    }
    return new PublishedObjects(next);
  }

  /** Every object in force, in no order. */
  public List<PublishedObject> all() {
    return List.copyOf(inForce.values());
  }

  /** The object of a release that is in force. */
  public Optional<PublishedObject> find(String kind, int release, String name) {
    return Optional.ofNullable(inForce.get(new Key(kind, release, name)));
  }

  /** All of a kind that a release has, by name. */
  public List<PublishedObject> of(String kind, int release) {
    return inForce.values().stream()
        .filter(object -> object.release() == release && object.kind().equals(kind))
        .sorted(Comparator.comparing(PublishedObject::name))
        .toList();
  }
}
