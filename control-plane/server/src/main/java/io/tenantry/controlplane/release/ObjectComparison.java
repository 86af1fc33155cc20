package io.tenantry.controlplane.release;

import io.tenantry.controlplane.api.ReleaseChangesView.Objects;
import io.tenantry.controlplane.object.ApplicationObject;
import io.tenantry.controlplane.object.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The objects of two releases, by content. */
record ObjectComparison(List<ApplicationObject> from, List<ApplicationObject> to) {

  /** Names of one kind, sorted. */
  Objects of(ObjectKind kind) {
    Map<String, ApplicationObject> was = byName(from, kind);
    Map<String, ApplicationObject> is = byName(to, kind);
    return new Objects(
        sorted(is.keySet().stream().filter(name -> !was.containsKey(name))),
        sorted(was.keySet().stream().filter(name -> !is.containsKey(name))),
        sorted(
            is.keySet().stream()
                .filter(was::containsKey)
                .filter(name -> !was.get(name).equals(is.get(name)))));
  }

  private static Map<String, ApplicationObject> byName(
      List<ApplicationObject> objects, ObjectKind kind) {
    return objects.stream()
        .filter(object -> object.kind() == kind)
        .collect(Collectors.toMap(ApplicationObject::name, object -> object));
  }

  private static List<String> sorted(Stream<String> names) {
    return names.sorted().toList();
  }
}
