package io.tenantry.app.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.sql.Answer;
import io.tenantry.app.sql.RoundTrip;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Remembers what a request with an {@code Idempotency-Key} did, for 24 hours, per caller and path.
 * The key is written in the transaction of the change, so that a second request waits for the first
 * and then finds its result; one whose first try failed starts afresh.
 */
@ApplicationScoped
public class PostingRequests {

  private static final String GRAMMAR = "[\\x21-\\x7E]{1,200}";

  private static final String BEGIN =
      """
      insert into business.posting_request as known (caller, path, key, body_hash, asked_at)
      values (?, ?, ?, ?, cast(? as timestamptz))
      on conflict on constraint posting_request_pkey
      do update set body_hash = excluded.body_hash, asked_at = excluded.asked_at, result = null
       where known.asked_at < excluded.asked_at - interval '24 hours'
      returning key
      """;
  private static final String KNOWN =
      "select body_hash, result from business.posting_request"
          + " where caller = ? and path = ? and key = ?";
  private static final String END =
      "update business.posting_request set result = ? where caller = ? and path = ? and key = ?";

  /** What nobody can ask for any more goes a little at a time, so that the table does not grow. */
  private static final String FORGET =
      """
      delete from business.posting_request
       where ctid = any (array (select ctid from business.posting_request
                                 where asked_at < cast(? as timestamptz) - interval '24 hours'
                                 order by asked_at limit 20 for update skip locked))
      """;

  private record Known(String bodyHash, String result) {}

  private final CompanySql sql;
  private final Journal journal;
  private final ObjectMapper json;

  PostingRequests(CompanySql sql, Journal journal, ObjectMapper json) {
    this.sql = sql;
    this.journal = journal;
    this.json = json;
  }

  /**
   * Does the work, or answers what it answered before.
   *
   * @param key the header; null does the work in any case
   * @param path what is asked for, without tenant and company
   * @param body what is asked with
   * @param work changes something and says, in few words, what
   * @throws ProblemException {@code idempotency-key-reused}, or as the work refuses
   */
  public String once(String key, String path, Object body, Supplier<String> work) {
    if (key == null) {
      return work.get();
    }
    if (!key.matches(GRAMMAR)) {
      throw ProblemException.invalid(
          "Idempotency-Key", "malformed", "must have 1 to 200 visible ASCII characters");
    }
    Stamp stamp = journal.stamp();
    String hash = hash(body);
    if (!begins(key, path, hash, stamp)) {
      return resultOf(key, path, hash, stamp);
    }
    String result = work.get();
    sql.update(END, result, stamp.by(), path, key);
    return result;
  }

  /** False if the key is known. */
  private boolean begins(String key, String path, String hash, Stamp stamp) {
    String now = stamp.at().toString();
    RoundTrip trip = new RoundTrip().run(FORGET, now);
    Answer<String> begun =
        trip.read(BEGIN, row -> row.getString(1), stamp.by(), path, key, hash, now);
    sql.send(trip);
    return !begun.all().isEmpty();
  }

  private String resultOf(String key, String path, String hash, Stamp stamp) {
    Known known =
        sql.first(
                KNOWN, row -> new Known(row.getString(1), row.getString(2)), stamp.by(), path, key)
            .orElseThrow();
    if (!known.bodyHash().equals(hash)) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "The Idempotency-Key was sent with another body before; a new request needs a new key");
    }
    return known.result();
  }

  private String hash(Object body) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(body)));
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException("what was read as JSON is written as JSON", e);
    }
  }
}
