package io.tenantry.controlplane.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The rows of {@code application.release_change}: what trials have found. */
@ApplicationScoped
class ReleaseChanges {

  private static final String FIND =
      """
      select changes from application.release_change
       where from_release = :from and to_release = :to
      """;

  private static final String RECORD =
      """
      insert into application.release_change (from_release, to_release, changes)
      values (:from, :to, cast(:changes as jsonb))
      on conflict (from_release, to_release) do nothing
      """;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  ReleaseChanges(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  Optional<SchemaChanges> find(int from, int to) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(FIND)
                    .bind("from", from)
                    .bind("to", to)
                    .mapTo(String.class)
                    .findOne())
        .map(this::read);
  }

  void record(int from, int to, SchemaChanges changes) {
    String text = write(changes);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(RECORD)
                .bind("from", from)
                .bind("to", to)
                .bind("changes", text)
                .execute());
  }

  /** Forgets what leads to a release. */
  void forget(int to) {
    jdbi.useHandle(
        handle ->
            handle.execute("delete from application.release_change where to_release = ?", to));
  }

  private SchemaChanges read(String text) {
    try {
      return json.readValue(text, SchemaChanges.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the changes of a release are not readable", e);
    }
  }

  private String write(SchemaChanges changes) {
    try {
      return json.writeValueAsString(changes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts becomes JSON", e);
    }
  }
}
