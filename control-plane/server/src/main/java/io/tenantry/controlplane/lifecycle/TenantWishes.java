package io.tenantry.controlplane.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tenantry.controlplane.api.NewCompany;
import io.tenantry.controlplane.api.NewTenant;
import io.tenantry.controlplane.api.ProblemException;
import io.tenantry.controlplane.issuer.IssuerCheck;
import io.tenantry.controlplane.plan.Plans;
import io.tenantry.controlplane.server.PlacementWish;
import io.tenantry.controlplane.tenant.HostName;
import io.tenantry.controlplane.tenant.TenantId;
import io.tenantry.controlplane.tenant.TenantProperties;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks requests for tenants and completes them. */
@ApplicationScoped
class TenantWishes {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,61}");
  private static final Set<String> ENVIRONMENTS = Set.of("production", "sandbox");
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
  private static final int LONGEST_DISPLAY_NAME = 200;
  private static final int LONGEST_COMPANY_NAME = 100;
  private static final int MOST_HOST_NAMES = 100;
  private static final int MOST_COMPANIES = 50;

  private final Plans plans;
  private final IssuerCheck issuers;
  private final ObjectMapper json;

  TenantWishes(Plans plans, IssuerCheck issuers, ObjectMapper json) {
    this.plans = plans;
    this.issuers = issuers;
    this.json = json;
  }

  /**
   * Asks the tenant's own identity provider whether it can be used, if there is one.
   *
   * @throws ProblemException {@code validation-failed}, with every broken rule; {@code
   *     identity-provider-unusable} or {@code identity-provider-taken}
   */
  TenantWish of(NewTenant request) {
    Violations violations = new Violations();
    TenantId.brokenRule(request.id()).ifPresent(rule -> violations.add("id", rule));
    List<NewCompany> companies = companies(request.companies(), violations);
    TenantProperties wanted =
        properties(
            request, defaultCompany(request.defaultCompany(), companies, violations), violations);
    violations.demand(
        plans.includesCompanies(wanted.plan(), wanted.sandbox(), companies.size()),
        "companies",
        "are more than the plan includes");
    violations.demand(
        request.sandboxOf() == null || wanted.sandbox(),
        "sandboxOf",
        "is for a sandbox: give environment sandbox as well");
    PlacementWish placement = placement(request.databaseServer(), violations);
    violations.raise();
    TenantId id = new TenantId(request.id());
    TenantProperties properties =
        wanted.withIdentityProvider(wanted.identityProvider().map(issuers::usable));
    return new TenantWish(
        id,
        properties,
        Optional.ofNullable(request.sandboxOf()),
        companies,
        placement,
        params(id, properties, companies, request));
  }

  /**
   * Checks what is to be said of a tenant that exists, whose companies are in its database.
   *
   * @throws ProblemException {@code validation-failed}, with every broken rule
   */
  TenantProperties properties(NewTenant request) {
    Violations violations = new Violations();
    Optional<String> company = Optional.ofNullable(request.defaultCompany());
    company.ifPresent(name -> text("defaultCompany", name, LONGEST_COMPANY_NAME, violations));
    TenantProperties properties = properties(request, company, violations);
    violations.raise();
    return properties;
  }

  private TenantProperties properties(
      NewTenant request, Optional<String> defaultCompany, Violations violations) {
    String displayName = request.displayName() == null ? request.id() : request.displayName();
    return new TenantProperties(
        text("displayName", displayName, LONGEST_DISPLAY_NAME, violations),
        hostNames(request.hostNames(), violations),
        plan(request.plan(), violations),
        name("ring", request.ring(), "all", violations),
        environment(request.environment(), violations),
        zone(request.timeZone(), violations),
        defaultCompany,
        IssuerWish.read(request.identityProvider(), json, violations),
        Boolean.TRUE.equals(request.allowApplicationDatabaseWrites()),
        Boolean.TRUE.equals(request.accessWhilePending()),
        trialEnd(request.trialEndsAt(), violations));
  }

  private static String text(String field, String text, int longest, Violations violations) {
    boolean fits =
        text != null
            && !text.isBlank()
            && text.equals(text.strip())
            && text.length() <= longest
            && text.chars().noneMatch(Character::isISOControl);
    violations.demand(
        fits,
        field,
        "must be 1-" + longest + " characters, without control characters or space at an end");
    return text;
  }

  private static List<HostName> hostNames(List<String> written, Violations violations) {
    List<HostName> hosts = new ArrayList<>();
    List<String> given = written == null ? List.of() : written;
    violations.demand(
        given.size() <= MOST_HOST_NAMES, "hostNames", "must be at most " + MOST_HOST_NAMES);
    for (int i = 0; i < given.size() && i < MOST_HOST_NAMES; i++) {
      String field = "hostNames[" + i + "]";
      String text = given.get(i);
      HostName host = violations.read(field, () -> HostName.of(text));
      if (host != null) {
        violations.demand(!hosts.contains(host), field, "is given twice");
        hosts.add(host);
      }
    }
    return hosts;
  }

  private static List<NewCompany> companies(List<NewCompany> given, Violations violations) {
    List<NewCompany> companies = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<NewCompany> all = given == null ? List.of() : given;
    violations.demand(
        all.size() <= MOST_COMPANIES, "companies", "must be at most " + MOST_COMPANIES);
    for (int i = 0; i < all.size() && i < MOST_COMPANIES; i++) {
      String field = "companies[" + i + "]";
      if (all.get(i) == null) {
        violations.add(field, "must be a name or an object with name and displayName");
        continue;
      }
      NewCompany company = completed(all.get(i));
      text(field + ".name", company.name(), LONGEST_COMPANY_NAME, violations);
      text(field + ".displayName", company.displayName(), LONGEST_DISPLAY_NAME, violations);
      boolean fresh = company.name() == null || names.add(company.name().toLowerCase(Locale.ROOT));
      violations.demand(fresh, field + ".name", "is given twice; names differ by more than case");
      companies.add(company);
    }
    return companies;
  }

  private static NewCompany completed(NewCompany company) {
    return company.displayName() == null ? new NewCompany(company.name(), company.name()) : company;
  }

  private String plan(String given, Violations violations) {
    String plan = Objects.requireNonNullElse(given, "standard");
    violations.demand(plans.exists(plan), "plan", "must be the name of a plan; see /api/v1/plans");
    return plan;
  }

  private static String name(String field, String given, String otherwise, Violations violations) {
    String name = Objects.requireNonNullElse(given, otherwise);
    violations.demand(NAME.matcher(name).matches(), field, "must be 1-62 of a-z, 0-9 and dash");
    return name;
  }

  private static String environment(String given, Violations violations) {
    String environment = Objects.requireNonNullElse(given, "production");
    violations.demand(
        ENVIRONMENTS.contains(environment), "environment", "must be production or sandbox");
    return environment;
  }

  private static ZoneId zone(String given, Violations violations) {
    String name = Objects.requireNonNullElse(given, "UTC");
    try {
      if (ZoneId.getAvailableZoneIds().contains(name)) {
        return ZoneId.of(name);
      }
    } catch (DateTimeException e) {
      // Answered like a name that is not in the list.
    }
    violations.add("timeZone", "must be an IANA time zone, such as Europe/Berlin");
    return null;
  }

  private static Optional<String> defaultCompany(
      String given, List<NewCompany> companies, Violations violations) {
    if (given == null) {
      return companies.size() == 1
          ? Optional.ofNullable(companies.get(0).name())
          : Optional.empty();
    }
    Optional<String> named =
        companies.stream().map(NewCompany::name).filter(given::equalsIgnoreCase).findFirst();
    violations.demand(named.isPresent(), "defaultCompany", "must be one of the companies");
    return named;
  }

  private static Optional<Instant> trialEnd(Instant given, Violations violations) {
    violations.demand(
        given == null || !given.isBefore(Instant.EPOCH) && given.isBefore(END_OF_TIME),
        "trialEndsAt",
        "must be a time from 1970 to 9999");
    return Optional.ofNullable(given);
  }

  private static PlacementWish placement(String server, Violations violations) {
    if (server == null) {
      return PlacementWish.anywhere();
    }
    violations.demand(
        NAME.matcher(server).matches(), "databaseServer", "must be the id of a database server");
    return PlacementWish.on(server);
  }

  /** What is kept for everyone to see: of the identity provider only who it is. */
  private JsonNode params(
      TenantId id, TenantProperties properties, List<NewCompany> companies, NewTenant request) {
    ObjectNode params = json.createObjectNode();
    params.put("id", id.text()).put("displayName", properties.displayName());
    params.set(
        "hostNames",
        json.valueToTree(properties.hostNames().stream().map(HostName::text).toList()));
    params.set("companies", json.valueToTree(companies));
    params.put("plan", properties.plan()).put("ring", properties.ring());
    params.put("environment", properties.environment());
    Optional.ofNullable(request.sandboxOf()).ifPresent(of -> params.put("sandboxOf", of));
    params.put("timeZone", properties.timeZone().getId());
    properties.defaultCompany().ifPresent(company -> params.put("defaultCompany", company));
    properties
        .identityProvider()
        .ifPresent(
            provider ->
                params.set(
                    "identityProvider",
                    json.createObjectNode().set("issuer", provider.get("issuer"))));
    Optional.ofNullable(request.databaseServer())
        .ifPresent(server -> params.put("databaseServer", server));
    return params;
  }
}
