package io.tenantry.tenant.resolution;

import io.tenantry.tenant.catalog.CatalogSnapshot;
import io.tenantry.tenant.catalog.TenantEntry;
import io.tenantry.tenant.resolution.Resolution.Refused;
import io.tenantry.tenant.resolution.Resolution.Resolved;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says source by source how a request is understood; decides by the same rules as the filter. */
@Singleton
public class Tracer {

  private final FactsOfRequest facts;
  private final HostRules hosts;
  private final TenantResolution resolution;

  Tracer(FactsOfRequest facts, HostRules hosts, TenantResolution resolution) {
    this.facts = facts;
    this.hosts = hosts;
    this.resolution = resolution;
  }

  /** The running request. */
  public Trace of(RoutingContext request, CatalogSnapshot snapshot) {
    return of(facts.read(request), snapshot);
  }

  /**
   * A request that somebody describes.
   *
   * @param host as it would stand in the Host header
   * @param target path and query
   * @param headers values of the header as a trusted proxy would send it
   */
  public Trace of(String host, String target, List<String> headers, CatalogSnapshot snapshot) {
    return of(facts.described(host, target, headers), snapshot);
  }

  private Trace of(RequestFacts said, CatalogSnapshot snapshot) {
    List<SourceVerdict> verdicts = new ArrayList<>();
    said.hosts().forEach(host -> verdicts.add(ofHost(host, snapshot)));
    said.queries().forEach(text -> verdicts.add(ofName(Source.QUERY, text)));
    said.paths().forEach(text -> verdicts.add(ofName(Source.PATH, text)));
    said.headers().forEach(text -> verdicts.add(ofName(Source.HEADER, text)));
    Resolution answer = resolution.resolve(said, snapshot);
    if (answer instanceof Refused refused) {
      return new Trace(
          verdicts, refused.problem().code(), refused.detail(), meant(verdicts, snapshot));
    }
    return new Trace(verdicts, "resolved", "", Optional.of(((Resolved) answer).entry()));
  }

  private SourceVerdict ofHost(String host, CatalogSnapshot snapshot) {
    HostRules.Verdict verdict = hosts.judge(host, snapshot);
    if (verdict.unknown()) {
      return new SourceVerdict(word(Source.HOST), host, "unknown", null);
    }
    return verdict
        .named()
        .map(named -> new SourceVerdict(word(Source.HOST), host, "names", named.key()))
        .orElseGet(() -> new SourceVerdict(word(Source.HOST), host, "nobody", null));
  }

  private static SourceVerdict ofName(Source source, String text) {
    RequestedTenant named = RequestedTenant.of(source, text);
    return named.wellFormed()
        ? new SourceVerdict(word(source), text, "names", named.key())
        : new SourceVerdict(word(source), text, "malformed", null);
  }

  /** The tenant that all sources mean which name one; empty when they differ. */
  private static Optional<TenantEntry> meant(
      List<SourceVerdict> verdicts, CatalogSnapshot snapshot) {
    List<String> names =
        verdicts.stream()
            .map(SourceVerdict::names)
            .filter(name -> name != null)
            .distinct()
            .toList();
    return names.size() == 1 ? Optional.ofNullable(snapshot.byId(names.get(0))) : Optional.empty();
  }

  private static String word(Source source) {
    return source.name().toLowerCase(Locale.ROOT);
  }
}
