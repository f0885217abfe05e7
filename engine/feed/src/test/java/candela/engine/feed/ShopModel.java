package candela.engine.feed;

import java.util.List;
import org.apache.olingo.commons.api.edm.EdmPrimitiveTypeKind;
import org.apache.olingo.commons.api.edm.FullQualifiedName;
import org.apache.olingo.commons.api.edm.provider.CsdlAbstractEdmProvider;
import org.apache.olingo.commons.api.edm.provider.CsdlAnnotation;
import org.apache.olingo.commons.api.edm.provider.CsdlComplexType;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainer;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityContainerInfo;
import org.apache.olingo.commons.api.edm.provider.CsdlEntitySet;
import org.apache.olingo.commons.api.edm.provider.CsdlEntityType;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlNavigationPropertyBinding;
import org.apache.olingo.commons.api.edm.provider.CsdlProperty;
import org.apache.olingo.commons.api.edm.provider.CsdlPropertyRef;
import org.apache.olingo.commons.api.edm.provider.CsdlReferentialConstraint;
import org.apache.olingo.commons.api.edm.provider.CsdlSchema;
import org.apache.olingo.commons.api.edm.provider.CsdlTerm;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlConstantExpression;
import org.apache.olingo.commons.api.edm.provider.annotation.CsdlConstantExpression.ConstantExpressionType;
import org.jspecify.annotations.Nullable;

/**
 * The model of the shop's service: orders name their customer by a property, their channel only by a navigation; a
 * customer's address is a complex value.
 */
final class ShopModel extends CsdlAbstractEdmProvider {

    private static final String SPACE = "Shop";
    private static final FullQualifiedName CONTAINER = name("Container");

    private final List<CsdlEntityType> types = List.of(
            type(
                    "Customer",
                    "Id",
                    List.of(
                            property("Id", EdmPrimitiveTypeKind.Int32).setNullable(false),
                            property("Name", EdmPrimitiveTypeKind.String),
                            property("Country", EdmPrimitiveTypeKind.String)
                                    .setAnnotations(List.of(described("where the customer lives"))),
                            new CsdlProperty().setName("Address").setType(name("Address")))),
            type(
                            "Order",
                            "Id",
                            List.of(
                                    property("Id", EdmPrimitiveTypeKind.Int64).setNullable(false),
                                    property("CustomerId", EdmPrimitiveTypeKind.Int32),
                                    property("Amount", EdmPrimitiveTypeKind.Decimal)
                                            .setPrecision(12)
                                            .setScale(2),
                                    property("OrderedOn", EdmPrimitiveTypeKind.Date),
                                    property("Paid", EdmPrimitiveTypeKind.Boolean),
                                    property("Tags", EdmPrimitiveTypeKind.String)
                                            .setCollection(true),
                                    property("UpdatedAt", EdmPrimitiveTypeKind.DateTimeOffset)
                                            .setPrecision(3)))
                    .setNavigationProperties(List.of(
                            new CsdlNavigationProperty()
                                    .setName("Customer")
                                    .setType(name("Customer"))
                                    .setReferentialConstraints(List.of(new CsdlReferentialConstraint()
                                            .setProperty("CustomerId")
                                            .setReferencedProperty("Id"))),
                            new CsdlNavigationProperty().setName("Channel").setType(name("Channel")))),
            type(
                    "Channel",
                    "Code",
                    List.of(
                            property("Code", EdmPrimitiveTypeKind.String).setNullable(false),
                            property("Title", EdmPrimitiveTypeKind.String))));

    private final List<CsdlEntitySet> sets = List.of(
            set("Customers", "Customer"),
            set("Orders", "Order")
                    .setNavigationPropertyBindings(List.of(
                            new CsdlNavigationPropertyBinding()
                                    .setPath("Customer")
                                    .setTarget("Customers"),
                            new CsdlNavigationPropertyBinding()
                                    .setPath("Channel")
                                    .setTarget("Channels"))),
            set("Channels", "Channel"));

    private final CsdlComplexType address = new CsdlComplexType()
            .setName("Address")
            .setProperties(List.of(
                    property("City", EdmPrimitiveTypeKind.String), property("Zip", EdmPrimitiveTypeKind.String)));

    static FullQualifiedName name(String name) {
        return new FullQualifiedName(SPACE, name);
    }

    private static CsdlProperty property(String name, EdmPrimitiveTypeKind kind) {
        return new CsdlProperty().setName(name).setType(kind.getFullQualifiedName());
    }

    private static CsdlAnnotation described(String words) {
        return new CsdlAnnotation()
                .setTerm("Org.OData.Core.V1.Description")
                .setExpression(new CsdlConstantExpression(ConstantExpressionType.String, words));
    }

    private static CsdlEntityType type(String name, String key, List<CsdlProperty> properties) {
        return new CsdlEntityType()
                .setName(name)
                .setKey(List.of(new CsdlPropertyRef().setName(key)))
                .setProperties(properties);
    }

    private static CsdlEntitySet set(String name, String type) {
        return new CsdlEntitySet().setName(name).setType(name(type));
    }

    @Override
    public @Nullable CsdlEntityType getEntityType(FullQualifiedName wanted) {
        return types.stream()
                .filter(it -> name(it.getName()).equals(wanted))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable CsdlComplexType getComplexType(FullQualifiedName wanted) {
        return wanted.equals(name("Address")) ? address : null;
    }

    @Override
    public CsdlTerm getTerm(FullQualifiedName wanted) {
        return new CsdlTerm().setName(wanted.getName()).setType("Edm.String");
    }

    @Override
    public @Nullable CsdlEntitySet getEntitySet(FullQualifiedName container, String wanted) {
        return sets.stream()
                .filter(it -> it.getName().equals(wanted))
                .findFirst()
                .orElse(null);
    }

    @Override
    public CsdlEntityContainer getEntityContainer() {
        return new CsdlEntityContainer().setName(CONTAINER.getName()).setEntitySets(sets);
    }

    @Override
    public @Nullable CsdlEntityContainerInfo getEntityContainerInfo(@Nullable FullQualifiedName wanted) {
        return wanted == null || wanted.equals(CONTAINER)
                ? new CsdlEntityContainerInfo().setContainerName(CONTAINER)
                : null;
    }

    @Override
    public List<CsdlSchema> getSchemas() {
        return List.of(new CsdlSchema()
                .setNamespace(SPACE)
                .setEntityTypes(types)
                .setComplexTypes(List.of(address))
                .setEntityContainer(getEntityContainer()));
    }
}
