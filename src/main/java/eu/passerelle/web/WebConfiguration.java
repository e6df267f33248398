package eu.passerelle.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.yaml.JacksonYamlHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How bodies are read. What the graph keeps is read elsewhere, and more leniently, because it may be older. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {
    static final int BODY_AT_MOST = 1_000_000;

    private final JsonMapper json;

    WebConfiguration(JsonMapper json) {
        this.json = json;
    }

    /** A field that nobody knows is a typing error of the one who asks, and better said than dropped. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        JsonMapper strict = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        converters
                .withJsonConverter(new JacksonJsonHttpMessageConverter(strict))
                .configureMessageConvertersList(
                        list -> list.removeIf(JacksonYamlHttpMessageConverter.class::isInstance));
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 10)
    BodyLimit bodyLimit() {
        return new BodyLimit(BODY_AT_MOST);
    }
}
