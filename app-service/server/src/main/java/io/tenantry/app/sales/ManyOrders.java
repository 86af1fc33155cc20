package io.tenantry.app.sales;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tenantry.app.company.CompanySql;
import io.tenantry.app.http.ProblemException;
import io.tenantry.app.http.ProblemType;
import io.tenantry.app.journal.PostingRequests;
import io.tenantry.app.sql.SqlArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Posts many orders in one transaction and says what became of each. */
@ApplicationScoped
class ManyOrders {

  static final Duration AT_MOST = Duration.ofMinutes(2);

  private static final String OPEN =
      """
      select o.number_key, o.id from business.sales_order o
       where not o.posted and exists (select from business.sales_order_line l where l.order_id = o.id)
       order by o.order_date, o.number_key limit ?
      """;
  private static final String NAMED =
      "select number_key, id from business.sales_order where number_key = any (?)";

  private final CompanySql sql;
  private final OrderPosting posting;
  private final PostingRequests requests;
  private final ObjectMapper json;

  ManyOrders(CompanySql sql, OrderPosting posting, PostingRequests requests, ObjectMapper json) {
    this.sql = sql;
    this.posting = posting;
    this.requests = requests;
    this.json = json;
  }

  PostedView post(String key, PostManyValues values) {
    String result = requests.once(key, "post sales-orders", values, () -> write(post(values)));
    try {
      return json.readValue(result, PostedView.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written as JSON is read as JSON", e);
    }
  }

  private String write(PostedView view) {
    try {
      return json.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a view is JSON", e);
    }
  }

  private PostedView post(PostManyValues values) {
    Map<String, UUID> orders =
        values.orders() == null
            ? find(OPEN, values.most())
            : find(NAMED, SqlArray.of("text", values.orders().stream().map(Goods::key).toList()));
    List<PostedOrder> results =
        new ArrayList<>(
            posting.post(
                OrderKeys.ids(orders.values()),
                Optional.ofNullable(values.postingDate()),
                (trip, invoice) -> {}));
    Optional.ofNullable(values.orders()).orElse(List.of()).stream()
        .filter(number -> !orders.containsKey(Goods.key(number)))
        .forEach(number -> results.add(PostedOrder.not(number, unknown())));
    return PostedView.of(results);
  }

  private static ProblemException unknown() {
    return new ProblemException(
        ProblemType.UNKNOWN_SALES_ORDER, "This company has no order of that number");
  }

  private Map<String, UUID> find(String query, Object parameter) {
    Map<String, UUID> orders = new LinkedHashMap<>();
    sql.list(query, row -> orders.put(row.getString(1), row.getObject(2, UUID.class)), parameter);
    return orders;
  }
}
