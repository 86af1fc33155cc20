package io.tenantry.app.odata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.tenantry.tenant.testsupport.TenantryTestResource;
import io.tenantry.tenant.testsupport.TestTenants;
import io.tenantry.tenant.testsupport.TestTokens;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.http.client.HttpClient;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.conn.PoolingClientConnectionManager;
import org.apache.http.impl.conn.SchemeRegistryFactory;
import org.apache.olingo.client.api.ODataClient;
import org.apache.olingo.client.api.communication.ODataClientErrorException;
import org.apache.olingo.client.api.communication.request.cud.ODataEntityUpdateRequest;
import org.apache.olingo.client.api.communication.request.cud.UpdateType;
import org.apache.olingo.client.api.communication.response.ODataRetrieveResponse;
import org.apache.olingo.client.api.domain.ClientEntity;
import org.apache.olingo.client.api.domain.ClientEntitySet;
import org.apache.olingo.client.api.uri.URIBuilder;
import org.apache.olingo.client.core.ODataClientFactory;
import org.apache.olingo.client.core.http.DefaultHttpClientFactory;
import org.apache.olingo.commons.api.edm.Edm;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that is not ours, which only knows OData, works with customers and orders. */
@QuarkusTest
@QuarkusTestResource(TenantryTestResource.class)
class OlingoClientTest {

  private static final FullQualifiedName CUSTOMER = new FullQualifiedName("Tenantry", "Customer");

  private static ODataScene shared;

  TestTenants tenants;
  TestTokens tokens;
  ODataClient client;
  String root;

  @BeforeEach
  void client() {
    if (shared == null) {
      shared = ODataScene.stocked(tenants, tokens);
    }
    client = ODataClientFactory.getClient();
    client.getConfiguration().setHttpClientFactory(new Loopback(shared.user().token()));
    root = "http://" + shared.user().host() + ":" + RestAssured.port + "/odata/v4";
  }

  /** Every name is this machine; every request has the token. */
  private static final class Loopback extends DefaultHttpClientFactory {

    private final String token;

    Loopback(String token) {
      this.token = token;
    }

    @Override
    public DefaultHttpClient create(HttpMethod method, URI uri) {
      DefaultHttpClient http =
          new DefaultHttpClient(
              new PoolingClientConnectionManager(
                  SchemeRegistryFactory.createDefault(),
                  1,
                  TimeUnit.MINUTES,
                  host -> new InetAddress[] {InetAddress.getLoopbackAddress()}));
      http.addRequestInterceptor(
          (request, context) -> request.setHeader("Authorization", "Bearer " + token));
      return http;
    }

    @Override
    public void close(HttpClient http) {
      http.getConnectionManager().shutdown();
    }
  }

  private URIBuilder customers() {
    return client
        .newURIBuilder(root)
        .appendEntitySetSegment("Customer")
        .addCustomQueryOption("company", ODataScene.COMPANY);
  }

  @Test
  void clientReadsTheModel() {
    Edm edm =
        client.getReader().readMetadata(shared.asks().get("/odata/v4/$metadata").asInputStream());

    assertThat(edm.getEntityType(CUSTOMER).getKeyPredicateNames()).containsExactly("Number");
    assertThat(edm.getEntityContainer().getEntitySet("SalesOrder")).isNotNull();
    assertThat(
            client
                .getRetrieveRequestFactory()
                .getServiceDocumentRequest(root)
                .execute()
                .getBody()
                .getEntitySetNames())
        .contains("Customer", "LedgerEntry");
  }

  @Test
  void clientReadsPagesAndWhatIsExpanded() {
    List<String> numbers = new ArrayList<>();
    URI page =
        client
            .newURIBuilder(root)
            .appendEntitySetSegment("SalesOrder")
            .addCustomQueryOption("company", ODataScene.COMPANY)
            .expand("Lines")
            .count(true)
            .build();
    while (page != null) {
      var request = client.getRetrieveRequestFactory().getEntitySetRequest(page);
      request.setPrefer("odata.maxpagesize=6");
      ODataRetrieveResponse<ClientEntitySet> answer = request.execute();
      ClientEntitySet set = answer.getBody();
      assertThat(set.getCount()).isEqualTo(20);
      set.getEntities().forEach(one -> numbers.add(text(one, "Number")));
      ClientEntity last = set.getEntities().get(set.getEntities().size() - 1);
      assertThat(last.getNavigationLink("Lines").asInlineEntitySet().getEntitySet().getEntities())
          .isNotNull();
      page = set.getNext();
    }

    assertThat(numbers).hasSize(20).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void clientCreatesChangesAndDeletes() {
    ClientEntity made = client.getObjectFactory().newEntity(CUSTOMER);
    set(made, "Number", "CL-1");
    set(made, "Name", "Made by a client");
    var created =
        client.getCUDRequestFactory().getEntityCreateRequest(customers().build(), made).execute();
    assertThat(created.getStatusCode()).isEqualTo(201);
    String tag = created.getETag();
    URI place = URI.create(created.getHeader("Location").iterator().next());

    ClientEntity change = client.getObjectFactory().newEntity(CUSTOMER);
    set(change, "City", "Aachen");
    ODataEntityUpdateRequest<ClientEntity> update =
        client.getCUDRequestFactory().getEntityUpdateRequest(place, UpdateType.PATCH, change);
    update.setIfMatch(tag);
    assertThat(update.execute().getStatusCode()).isEqualTo(204);
    ODataEntityUpdateRequest<ClientEntity> late =
        client.getCUDRequestFactory().getEntityUpdateRequest(place, UpdateType.PATCH, change);
    late.setIfMatch(tag);
    assertThatThrownBy(late::execute)
        .isInstanceOfSatisfying(
            ODataClientErrorException.class,
            refused -> {
              assertThat(refused.getStatusLine().getStatusCode()).isEqualTo(412);
              assertThat(refused.getODataError().getCode()).isEqualTo("version-mismatch");
            });
    ClientEntity read =
        client.getRetrieveRequestFactory().getEntityRequest(place).execute().getBody();
    assertThat(text(read, "City")).isEqualTo("Aachen");
    assertThat(client.getCUDRequestFactory().getDeleteRequest(place).execute().getStatusCode())
        .isEqualTo(204);
  }

  @Test
  void clientSendsABatch() {
    var batch = client.getBatchRequestFactory().getBatchRequest(root);
    var sent = batch.payloadManager();
    sent.addRequest(
        client
            .getRetrieveRequestFactory()
            .getEntityRequest(customers().appendKeySegment("C-01").build()));
    var changes = sent.addChangeset();
    for (String number : List.of("CB-1", "CB-2")) {
      ClientEntity made = client.getObjectFactory().newEntity(CUSTOMER);
      set(made, "Number", number);
      set(made, "Name", "In a batch");
      changes.addRequest(
          client.getCUDRequestFactory().getEntityCreateRequest(customers().build(), made));
    }

    assertThat(sent.getResponse().getStatusCode()).isEqualTo(200);
    assertThat(
            shared
                .get("Customer?$filter=startswith(Number,'CB-')&$count=true&$top=0")
                .jsonPath()
                .getInt("'@odata.count'"))
        .isEqualTo(2);
  }

  @Test
  void clientReadsAFunction() {
    URI balance =
        customers().appendKeySegment("C-02").appendOperationCallSegment("Tenantry.Balance").build();

    BigDecimal value =
        new BigDecimal(
            client
                .getRetrieveRequestFactory()
                .getPropertyRequest(balance)
                .execute()
                .getBody()
                .getPrimitiveValue()
                .toString());

    assertThat(value).isNotZero();
  }

  private void set(ClientEntity entity, String property, String value) {
    entity
        .getProperties()
        .add(
            client
                .getObjectFactory()
                .newPrimitiveProperty(
                    property,
                    client.getObjectFactory().newPrimitiveValueBuilder().buildString(value)));
  }

  private static String text(ClientEntity entity, String property) {
    return entity.getProperty(property).getPrimitiveValue().toString();
  }
}
