package eu.passerelle.matching.text;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2.AllMiniLmL6V2EmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

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
        try {
            return new ModelEncoder(
                    "all-MiniLM-L6-v2", new AllMiniLmL6V2EmbeddingModel(Executors.newVirtualThreadPerTaskExecutor()));
        } catch (RuntimeException | LinkageError e) {
            throw new ModelUnusable("The packaged language model does not run on this machine: " + e.getMessage(), e);
        }
    }

    /**
     * @param directory with {@code model.onnx} and {@code tokenizer.json}, as they are published for sentence transformers;
     *     the mean of the tokens is taken
     * @throws ModelUnusable when a file is missing or is not what it should be
     */
    static ModelEncoder in(Path directory) {
        Path model = present(directory.resolve(MODEL));
        Path tokenizer = present(directory.resolve(TOKENIZER));
        try {
            String name = directory.getFileName() + ":" + Files.size(model);
            return new ModelEncoder(name, new OnnxEmbeddingModel(model, tokenizer, PoolingMode.MEAN));
        } catch (IOException | RuntimeException | LinkageError e) {
            throw new ModelUnusable(
                    "The language model in " + directory.toAbsolutePath() + " cannot be used: " + e.getMessage()
                            + " Maybe it is not a sentence transformer in ONNX form.",
                    e);
        }
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
}
