package io.tenantry.controlplane.object;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.acceptance.Acceptance;
import io.tenantry.controlplane.acceptance.ChangeRequest;
import io.tenantry.controlplane.api.NewObjectRevision;
import io.tenantry.controlplane.api.ObjectRollback;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.operation.NewOperation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Accepts new revisions of objects, and the way back to earlier ones. */
@ApplicationScoped
class ObjectChanges {

  private static final int LONGEST_REASON = 500;
  private static final int MOST_RELEASES = 20;

  private final ObjectRevisions revisions;
  private final TargetReleases releases;
  private final Acceptance acceptance;
  private final ObjectMapper json;

  ObjectChanges(
      ObjectRevisions revisions,
      TargetReleases releases,
      Acceptance acceptance,
      ObjectMapper json) {
    this.revisions = revisions;
    this.releases = releases;
    this.acceptance = acceptance;
    this.json = json;
  }

  /**
   * What is asked for, if it can be done.
   *
   * @throws ProblemException {@code validation-failed}, {@code unknown-release}
   */
  Revising check(ObjectKind kind, String name, NewObjectRevision wish) {
    demandShort(wish.reason());
    if (wish.content() == null) {
      throw ProblemException.invalid("content", "is missing");
    }
    return new Revising(
        ObjectReader.read(kind, name, json.valueToTree(wish.content()), "content"),
        releases(wish.appliesTo()));
  }

  /** Of one release: revisions are counted per release. */
  Revising check(ObjectKind kind, String name, ObjectRollback wish) {
    demandShort(wish.reason());
    int release = releases.demand(Optional.ofNullable(wish.release()));
    ObjectRevision earlier =
        revisions.history(kind, name, release).stream()
            .filter(one -> Integer.valueOf(one.revision()).equals(wish.revision()))
            .findFirst()
            .orElseThrow(() -> ProblemException.invalid("revision", "must be an earlier one"));
    return new Revising(new ApplicationObject(kind, name, earlier.content()), List.of(release));
  }

  CompletionStage<Response> accept(
      ChangeRequest request, byte[] body, Revising revising, String reason) {
    return accept(request, body, revising, reason, request::caller);
  }

  /**
   * @param author asked within the accepting transaction, which ends with what it throws
   */
  CompletionStage<Response> accept(
      ChangeRequest request,
      byte[] body,
      Revising revising,
      String reason,
      Supplier<String> author) {
    return acceptance.accept(request, body, operation -> operation(revising, reason, author.get()));
  }

  private NewOperation operation(Revising revising, String reason, String author) {
    return new NewOperation(
        ReviseObject.TYPE,
        Optional.empty(),
        Optional.empty(),
        author,
        Optional.ofNullable(reason),
        revising.params(json).put(AppendStep.PUBLISHED_BY, author));
  }

  private List<Integer> releases(List<Integer> given) {
    if (given == null) {
      return List.of(releases.demand(Optional.empty()));
    }
    if (given.isEmpty() || given.size() > MOST_RELEASES || given.contains(null)) {
      throw ProblemException.invalid("appliesTo", "must be 1 to " + MOST_RELEASES + " releases");
    }
    return given.stream().distinct().sorted().map(Optional::of).map(releases::demand).toList();
  }

  private static void demandShort(String reason) {
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw ProblemException.invalid(
          "reason", "must have at most " + LONGEST_REASON + " characters");
    }
  }
}
