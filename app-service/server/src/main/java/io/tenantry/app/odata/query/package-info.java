/**
 * Turns what a URL asks for into statements.
 *
 * <p>The library has parsed the URL and knows that every name in it is one of the model. Here each
 * expression becomes a {@link io.tenantry.app.odata.query.Term}: a piece of SQL whose values are
 * parameters, whatever they look like. A name becomes the column that the model has for it, quoted;
 * a name that the caller invents (an alias of {@code $apply}, a variable of {@code any}) never
 * reaches the database.
 *
 * <p>A page costs one statement, one more for {@code $count}, and one for each path of {@code
 * $expand}, however many rows it has.
 */
package io.tenantry.app.odata.query;
