package io.tenantry.controlplane.object;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The rows of {@code application.object_revision}, which are only ever added. Joins the caller's
 * transaction if there is one.
 */
@ApplicationScoped
public class ObjectRevisions {

  private static final String COLUMNS =
      """
      select kind, name, release, revision, content, version, published_by, published_at, operation_id
        from application.object_revision
       where kind = :kind and release = :release
      """;

  private static final String NEWEST = " order by name, revision desc";

  /** Of two that append at the same time the second waits at the version, and counts after it. */
  private static final String APPEND =
      """
      insert into application.object_revision
        (kind, name, release, revision, content, published_by, version, operation_id)
      select :kind, :name, :release, coalesce(max(revision), 0) + 1, cast(:content as jsonb),
             :publishedBy, :version, :operation
        from application.object_revision
       where kind = :kind and name = :name and release = :release
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  ObjectRevisions(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /** Writes down what came with a package; once, however often it is called. */
  public void recordPackage(int release, List<ApplicationObject> objects, String publishedBy) {
    jdbi.useTransaction(
        handle -> {
          long version = nextVersion(handle);
          if (!holdsAnyOf(handle, release)) {
            objects.forEach(
                object -> append(handle, object, release, publishedBy, version, Optional.empty()));
          }
        });
  }

  /**
   * Appends a revision to every one of the releases, under one catalog version; once per operation.
   */
  void append(
      ApplicationObject object, List<Integer> releases, String publishedBy, UUID operation) {
    jdbi.useTransaction(
        handle -> {
          long version = nextVersion(handle);
          if (ofOperation(handle, operation).isEmpty()) {
            releases.forEach(
                release ->
                    append(handle, object, release, publishedBy, version, Optional.of(operation)));
          }
        });
  }

  /** What an operation has appended. */
  List<ObjectRevision> ofOperation(UUID operation) {
    return jdbi.withHandle(handle -> ofOperation(handle, operation));
  }

  /**
   * The catalog version under which an operation appended.
   *
   * @throws java.util.NoSuchElementException when it has appended nothing yet
   */
  long versionOf(UUID operation) {
    return ofOperation(operation).stream().mapToLong(ObjectRevision::version).max().orElseThrow();
  }

  /** Those in force, by name. */
  List<ObjectRevision> inForce(ObjectKind kind, int release) {
    String sql = COLUMNS.replace("select ", "select distinct on (name) ") + NEWEST;
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("kind", kind.word())
                .bind("release", release)
                .map(this::revision)
                .list());
  }

  /**
   * Newest first.
   *
   * @throws ProblemException {@code unknown-object} when there is none
   */
  List<ObjectRevision> history(ObjectKind kind, String name, int release) {
    List<ObjectRevision> found =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(COLUMNS + " and name = :name" + NEWEST)
                    .bind("kind", kind.word())
                    .bind("release", release)
                    .bind("name", name)
                    .map(this::revision)
                    .list());
    if (found.isEmpty()) {
      throw new ProblemException(
          ProblemType.UNKNOWN_OBJECT,
          "release " + release + " has no " + kind.word() + " of this name");
    }
    return found;
  }

  private static boolean holdsAnyOf(Handle handle, int release) {
    return handle
        .createQuery("select exists (select from application.object_revision where release = ?)")
        .bind(0, release)
        .mapTo(Boolean.class)
        .one();
  }

  private List<ObjectRevision> ofOperation(Handle handle, UUID operation) {
    String sql =
        """
        select kind, name, release, revision, content, version, published_by, published_at, operation_id
          from application.object_revision
         where operation_id = :operation
         order by release
        """;
    return handle.createQuery(sql).bind("operation", operation).map(this::revision).list();
  }

  private static long nextVersion(Handle handle) {
    return handle.createQuery("select catalog.next_version()").mapTo(Long.class).one();
  }

  private static void append(
      Handle handle,
      ApplicationObject object,
      int release,
      String publishedBy,
      long version,
      Optional<UUID> operation) {
    handle
        .createUpdate(APPEND)
        .bind("kind", object.kind().word())
        .bind("name", object.name())
        .bind("release", release)
        .bind("content", object.content().toString())
        .bind("publishedBy", publishedBy)
        .bind("version", version)
        .bind("operation", operation.orElse(null))
        .execute();
  }

  private ObjectRevision revision(ResultSet row, StatementContext context) throws SQLException {
    return new ObjectRevision(
        ObjectKind.ofWord(row.getString("kind")),
        row.getString("name"),
        row.getInt("release"),
        row.getInt("revision"),
        tree(row.getString("content")),
        row.getLong("version"),
        row.getString("published_by"),
        row.getTimestamp("published_at").toInstant(),
        Optional.ofNullable(row.getObject("operation_id", UUID.class)));
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database holds text that is not JSON", e);
    }
  }
}
