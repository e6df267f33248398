package eu.passerelle.matching.search;

import eu.passerelle.matching.text.TextModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TextModelConfiguration {
    private static final Logger log = LoggerFactory.getLogger(TextModelConfiguration.class);

    @Bean
    TextModel textModel(SearchProperties properties) {
        TextModel model = TextModel.load(properties.model());
        model.problem()
                .ifPresent(
                        problem -> log.warn("{} Until then texts are compared by words and concepts only.", problem));
        return model;
    }
}
