package io.tenantry.system.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/** The identity provider: logins of users, and what its own administrator sees. */
public final class Realm {

  private static final String PLATFORM = "tenantry";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final Wire wire;
  private final String adminUser;
  private final String adminPassword;
  private final String name;

  Realm(URI base, Wire wire, String adminUser, String adminPassword) {
    this(base, wire, adminUser, adminPassword, PLATFORM);
  }

  private Realm(URI base, Wire wire, String adminUser, String adminPassword, String name) {
    this.name = name;
    this.base = base;
    this.wire = wire;
    this.adminUser = adminUser;
    this.adminPassword = adminPassword;
  }

  /** What tokens of this realm carry as {@code iss}. */
  public String issuer() {
    return base.resolve("/realms/" + name).toString();
  }

  /** A new realm of the same identity provider: keys and users of its own. */
  public Realm another(String fresh) {
    ObjectNode realm = JSON.createObjectNode().put("realm", fresh).put("enabled", true);
    Answer created = administer(Call.post("/admin/realms", realm.toString()));
    if (created.status() != 201) {
      throw refused("make a realm", created);
    }
    return new Realm(base, wire, adminUser, adminPassword, fresh);
  }

  /** Somebody who signs tokens in the name of this realm. */
  public TokenMint mint() {
    return TokenMint.trustedBy(this, Clock.systemUTC());
  }

  /** A login with a password; the answer carries {@code access_token} or a refusal. */
  public Answer login(String user, String password) {
    return token(name, "tenantry-local", user, password);
  }

  /**
   * Everything the administrator of the realm finds under a name: users, clients, organizations.
   */
  public String tracesOf(String name) {
    return admin(Call.get("/users?max=1000&search=" + name)).body()
        + admin(Call.get("/clients?max=1000&search=true&clientId=" + name)).body()
        + admin(Call.get("/organizations?max=1000&search=" + name)).body();
  }

  /**
   * Lets tokens signed with this key pass as the realm's own, beside its real key.
   *
   * @return the id under which the realm publishes the key
   */
  String trustKey(String privateKeyPem) {
    ObjectNode component =
        JSON.createObjectNode()
            .put("name", "system-tests")
            .put("providerId", "rsa")
            .put("providerType", "org.keycloak.keys.KeyProvider");
    ObjectNode config = component.putObject("config");
    config.putArray("priority").add("1");
    config.putArray("enabled").add("true");
    config.putArray("active").add("true");
    config.putArray("algorithm").add("RS256");
    config.putArray("privateKey").add(privateKeyPem);
    Answer created = admin(Call.post("/components", component.toString()));
    String location = created.header("location").orElseThrow(() -> refused("trust a key", created));
    String provider = location.substring(location.lastIndexOf('/') + 1);
    for (JsonNode key : admin(Call.get("/keys")).json().path("keys")) {
      if (key.path("providerId").asText().equals(provider)) {
        return key.path("kid").asText();
      }
    }
    throw new AssertionError("the realm does not list the key it accepted");
  }

  private Answer admin(Call call) {
    return administer(
        new Call(
            call.method(), "/admin/realms/" + name + call.path(), call.headers(), call.body()));
  }

  private Answer administer(Call call) {
    Answer login = token("master", "admin-cli", adminUser, adminPassword);
    return wire.send(base, call.withToken(login.json().path("access_token").asText()));
  }

  private Answer token(String realm, String client, String user, String password) {
    Map<String, String> form =
        Map.of(
            "grant_type", "password", "client_id", client, "username", user, "password", password);
    String body =
        form.entrySet().stream()
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return wire.send(
        base,
        Call.of("POST", "/realms/" + realm + "/protocol/openid-connect/token")
            .withBody("application/x-www-form-urlencoded", body));
  }

  private static AssertionError refused(String what, Answer answer) {
    return new AssertionError("the identity provider does not " + what + ": " + answer);
  }
}
