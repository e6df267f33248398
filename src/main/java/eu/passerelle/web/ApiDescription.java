package eu.passerelle.web;

import eu.passerelle.accounts.Scope;
import eu.passerelle.accounts.Viewer;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the description of the API says about all of it: how to sign in, how failures look, how to repeat safely. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String BEARER = "accessToken";
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Viewer.class,
                        Viewer.CityViewer.class,
                        Viewer.ExpertViewer.class,
                        Viewer.CoordinatorViewer.class,
                        Viewer.AuditorViewer.class,
                        Viewer.OperatorViewer.class);
    }

    @Bean
    OpenAPI apiDescriptionHead() {
        var info = new Info()
                .title("Passerelle")
                .version("1")
                .description(
                        "All that the pages do. Texts follow `Accept-Language` (en, fr, de, ro), else the language of the account.")
                .license(new License().name("EUPL-1.2"));
        var bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description(
                        "A token from the account page, or from `POST /api/v1/tokens`. Each operation names the scope that"
                                + " it needs.");
        return new OpenAPI()
                .info(info)
                .components(new Components().addSecuritySchemes(BEARER, bearer))
                .servers(List.of(new Server().url("/")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** Two bodies with one name would be described as one: those within another class bear its name, too. */
    @Bean
    ModelResolver namesOfBodies(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new TypeNameResolver() {
            @Override
            protected String getNameOfClass(Class<?> type) {
                return Optional.ofNullable(type.getEnclosingClass())
                        .filter(outer -> outer.getName().startsWith("eu.passerelle."))
                        .map(outer -> outer.getSimpleName().replaceFirst("(Api|Bodies)$", "") + type.getSimpleName())
                        .orElseGet(() -> super.getNameOfClass(type));
            }
        });
    }

    @Bean
    OpenApiCustomizer everyOperation() {
        return api -> {
            api.getComponents().addSchemas(PROBLEM, problem());
            api.getPaths().values().forEach(path -> path.readOperations().forEach(ApiDescription::complete));
        };
    }

    /** A scheme that is not OAuth lists what is needed as roles; for readers the description says it, too. */
    @Bean
    OperationCustomizer scopeOfEachOperation() {
        return (operation, handler) -> {
            Scope.neededBy(handler).map(Scope::code).ifPresent(scope -> {
                String said = Optional.ofNullable(operation.getDescription())
                        .map(text -> text + " ")
                        .orElse("");
                operation.setDescription(said + "Scope: `" + scope + "`.");
                operation.addSecurityItem(new SecurityRequirement().addList(BEARER, scope));
            });
            return operation;
        };
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("field", new StringSchema().description("Its path, such as `needs[2].weight`"))
                .addProperty("code", new StringSchema())
                .addProperty("message", new StringSchema().description("In the language of the request"));
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("code", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error))
                .addProperty(
                        "scopes", new ArraySchema().items(new StringSchema()).description("What a token lacks"))
                .addProperty("reference", new StringSchema().description("Names a failure of the server in its log"));
    }

    private static void complete(Operation operation) {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        operation
                .getResponses()
                .addApiResponse(
                        "default",
                        new ApiResponse()
                                .description("Why it was not done")
                                .content(new Content()
                                        .addMediaType("application/problem+json", new MediaType().schema(schema))));
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).forEach(ApiDescription::explain);
    }

    private static void explain(Parameter parameter) {
        if ("Idempotency-Key".equals(parameter.getName())) {
            parameter
                    .description("Made by the client, one for each intention. The same key again gives the first answer"
                            + " again, and nothing is booked or mailed twice.")
                    .schema(new StringSchema().minLength(1).maxLength(200));
        }
    }
}
