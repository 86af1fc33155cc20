package io.tenantry.app.odata.write;

import io.tenantry.app.customer.CustomerValues;
import io.tenantry.app.customer.CustomersResource;
import io.tenantry.app.item.ItemValues;
import io.tenantry.app.item.ItemsResource;
import io.tenantry.app.odata.model.Table;
import io.tenantry.app.payment.Payments;
import io.tenantry.app.register.Register;
import io.tenantry.app.sales.Selling;
import io.tenantry.app.vendor.VendorValues;
import io.tenantry.app.vendor.VendorsResource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Who changes entities of which table; those that nobody changes are for reading. */
@ApplicationScoped
public class Writers {

  private static final Writer NOBODY = new Writer() {};

  private final Map<String, Writer> writers;

  Writers(Register register, Selling selling, Payments payments, Sent sent) {
    writers =
        Map.of(
            "customer",
            new RegisterWriter<>(register, CustomersResource.KIND, CustomerValues::number, sent),
            "vendor",
            new RegisterWriter<>(register, VendorsResource.KIND, VendorValues::number, sent),
            "item",
            new RegisterWriter<>(register, ItemsResource.KIND, ItemValues::number, sent),
            "sales_order",
            new OrderWriter(selling, sent),
            "payment",
            new PaymentWriter(payments, sent));
  }

  public Writer of(Table table) {
    return writers.getOrDefault(table.name(), NOBODY);
  }
}
