package eu.passerelle.matching.text;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A sentence transformer in ONNX form, run in this process. */
final class ModelEncoder implements Encoder {
    private static final String MODEL = "model.onnx";
    private static final String TOKENIZER = "tokenizer.json";
    /** What Lucene's vector fields can hold. */
    private static final int MOST_DIMENSIONS = 1024;

    private final String name;
    private final EmbeddingModel model;
    private final int dimensions;

    private ModelEncoder(String name, EmbeddingModel model) {
        this.name = name;
        this.model = model;
        dimensions = model.embed("one").content().dimension();
        if (dimensions > MOST_DIMENSIONS) {
            throw new ModelUnusable("The model " + name + " has " + dimensions + " dimensions, but at most "
                    + MOST_DIMENSIONS + " can be indexed. Maybe use a smaller one.");
        }
    }

    /** all-MiniLM-L6-v2, which is packaged with the application. It was made for English. */
    static ModelEncoder packaged() {
        try (var model = resource("/all-minilm-l6-v2.onnx");
                var tokenizer = resource("/all-minilm-l6-v2-tokenizer.json");
                var options = options()) {
            byte[] bytes = model.readAllBytes();
            return new ModelEncoder(
                    "all-MiniLM-L6-v2",
                    new InProcess(OrtEnvironment.getEnvironment().createSession(bytes, options), tokenizer));
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            throw new ModelUnusable("The packaged language model does not run on this machine: " + e.getMessage(), e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(AllMiniLmL6V2EmbeddingModel.class.getResourceAsStream(name), name);
    }

    /**
     * @param directory with {@code model.onnx} and {@code tokenizer.json}, as they are published for sentence transformers;
     *     the mean of the tokens is taken
     * @throws ModelUnusable when a file is missing or is not what it should be
     */
    static ModelEncoder in(Path directory) {
        Path model = present(directory.resolve(MODEL));
        Path tokenizer = present(directory.resolve(TOKENIZER));
        try (var words = Files.newInputStream(tokenizer);
                var options = options()) {
            String name = directory.getFileName() + ":" + Files.size(model);
            return new ModelEncoder(
                    name,
                    new InProcess(OrtEnvironment.getEnvironment().createSession(model.toString(), options), words));
        } catch (IOException | OrtException | RuntimeException | LinkageError e) {
            throw new ModelUnusable(
                    "The language model in " + directory.toAbsolutePath() + " cannot be used: " + e.getMessage()
                            + " Maybe it is not a sentence transformer in ONNX form.",
                    e);
        }
    }

    /** Between two steps its threads sleep: left alone, they spin, and take the core from whoever else has work. */
    private static OrtSession.SessionOptions options() throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    private static Path present(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new ModelUnusable(
                    "There is no file " + file.toAbsolutePath() + " that can be read. A language model is "
                            + "a directory with " + MODEL + " and " + TOKENIZER + ".");
        }
        return file;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public float[] encode(String text) {
        return text.isBlank()
                ? new float[dimensions]
                : Vectors.unit(model.embed(text).content().vector());
    }

    /** The library's own way to run a model, in a session that is ours to set. */
    private static final class InProcess extends AbstractInProcessEmbeddingModel {
        private final OnnxBertBiEncoder encoder;

        InProcess(OrtSession session, InputStream tokenizer) {
            super(Runnable::run);
            encoder = new OnnxBertBiEncoder(OrtEnvironment.getEnvironment(), session, tokenizer, PoolingMode.MEAN);
        }

        @Override
        protected OnnxBertBiEncoder model() {
            return encoder;
        }
    }
}
