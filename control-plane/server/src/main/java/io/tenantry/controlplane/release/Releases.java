package io.tenantry.controlplane.release;

import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.api.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

/** The rows of {@code application.release}. */
@ApplicationScoped
class Releases {

  private static final String COLUMNS =
      """
      select number, title, sha256, published_by, published_at, state from application.release
      """;

  private static final String INSERT =
      """
      insert into application.release
        (number, title, package, sha256, published_by, compatible_with)
      values (:number, :title, :package, :sha256, :publishedBy, :compatibleWith)
      on conflict (number) do nothing
      """;

  private final Jdbi jdbi;

  /**
   * A rollout asks for two of them, several times for each tenant. Not kept for long, because an
   * application database that was restored may be without one.
   */
  private final LastUsed<Integer, Release> published = new LastUsed<>(16, Duration.ofSeconds(30));

  /**
   * By SHA-256. To fetch, unpack and look through one takes longer than most syncs take in a
   * tenant's database; each has 10 MB at most.
   */
  private final LastUsed<String, ReleasePackage> packages = new LastUsed<>(4, Duration.ofDays(1));

  Releases(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Newest first. */
  List<Release> list() {
    String sql = COLUMNS + " order by number desc";
    return jdbi.withHandle(handle -> handle.createQuery(sql).map(Releases::release).list());
  }

  /** Numbers of the published ones. */
  List<Integer> published() {
    String sql = "select number from application.release where state = 'published' order by number";
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(Integer.class).list());
  }

  /** The highest published number below the given one. */
  Optional<Integer> newestBefore(int number) {
    String sql =
        """
        select max(number) from application.release where state = 'published' and number < :number
        """;
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("number", number).mapTo(Integer.class).findOne());
  }

  Optional<Release> find(int number) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + " where number = :number")
                .bind("number", number)
                .map(Releases::release)
                .findOne());
  }

  /** A release that is published, and so never changes: it is not looked up each time. */
  Optional<Release> findPublished(int number) {
    return published.find(
        number, () -> find(number).filter(one -> one.state() == Release.State.PUBLISHED));
  }

  /**
   * @throws ProblemException when there is none
   */
  Release get(int number) {
    return find(number).orElseThrow(Releases::unknown);
  }

  /** The operation that is publishing it, if it has not ended. */
  Optional<UUID> publication(int number) {
    String sql =
        """
        select id
          from catalog.operation
         where type = :type and finished_at is null and params ->> 'release' = :number
        """;
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("type", PublishRelease.TYPE)
                .bind("number", Integer.toString(number))
                .mapTo(UUID.class)
                .findOne());
  }

  boolean isBeingPublished(int number) {
    return find(number).filter(found -> found.state() == Release.State.PUBLISHING).isPresent();
  }

  /**
   * What was published.
   *
   * @throws ProblemException {@code unknown-release}
   */
  ReleasePackage packageOf(int number) {
    Release release = findPublished(number).orElseGet(() -> get(number));
    return packageOf(number, release.sha256());
  }

  /**
   * What was published behind one release, up to another that may be on its way to being published.
   */
  List<ReleasePackage> packagesBehind(int from, int to) {
    if (to == from + 1) {
      return List.of(packageOf(to));
    }
    String sql =
        """
        select number, sha256 from application.release
         where number > :from and number <= :to and (state = 'published' or number = :to)
         order by number
        """;
    Map<Integer, String> found = new LinkedHashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("from", from)
                .bind("to", to)
                .map((row, context) -> Map.entry(row.getInt("number"), row.getString("sha256")))
                .forEach(each -> found.put(each.getKey(), each.getValue())));
    return found.entrySet().stream()
        .map(each -> packageOf(each.getKey(), each.getValue()))
        .toList();
  }

  private ReleasePackage packageOf(int number, String sha256) {
    return packages.find(sha256, () -> Optional.of(read(number))).orElseThrow();
  }

  private ReleasePackage read(int number) {
    String sql = "select package from application.release where number = :number";
    byte[] zip =
        jdbi.withHandle(
                handle ->
                    handle.createQuery(sql).bind("number", number).mapTo(byte[].class).findOne())
            .orElseThrow(Releases::unknown);
    return ReleasePackage.read(zip);
  }

  /**
   * Writes a release down, in state publishing.
   *
   * @return false when the number is taken
   */
  boolean insert(ReleasePackage delivered, String publishedBy) {
    // However the number has become free: another release gets it.
    published.forget(delivered.number());
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(INSERT)
                    .bind("number", delivered.number())
                    .bind("title", delivered.descriptor().title())
                    .bind("package", delivered.content())
                    .bind("sha256", delivered.sha256())
                    .bind("publishedBy", publishedBy)
                    .bind("compatibleWith", delivered.descriptor().compatibleWith())
                    .execute())
        == 1;
  }

  void markPublished(int number) {
    String sql =
        """
        update application.release set state = 'published', version = catalog.next_version()
         where number = :number
        """;
    jdbi.useHandle(handle -> handle.createUpdate(sql).bind("number", number).execute());
  }

  /** Forgets a release that failed to be published; a published one stays. */
  void forget(int number) {
    String sql = "delete from application.release where number = :number and state = 'publishing'";
    jdbi.useHandle(handle -> handle.createUpdate(sql).bind("number", number).execute());
  }

  static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_RELEASE, "no release of this number has been published");
  }

  private static Release release(ResultSet row, StatementContext context) throws SQLException {
    return new Release(
        row.getInt("number"),
        row.getString("title"),
        row.getString("sha256"),
        row.getString("published_by"),
        row.getTimestamp("published_at").toInstant(),
        Release.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)));
  }
}
