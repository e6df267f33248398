package eu.passerelle.matching.search;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.store.DataInput;
import org.apache.lucene.store.DataOutput;

/**
 * Records as few bytes, component after component, whatever they consist of: so a fact that is added to what the graph knows
 * of an expert is in the index without another word.
 */
final class RecordCodec<T extends Object> {
    private final Form<T> form;

    private RecordCodec(Form<T> form) {
        this.form = form;
    }

    @SuppressWarnings("unchecked")
    static <T extends Record> RecordCodec<T> of(Class<T> type) {
        return new RecordCodec<>((Form<T>) form(type));
    }

    void write(T value, DataOutput out) throws IOException {
        form.write(value, out);
    }

    T read(DataInput in) throws IOException {
        return form.read(in);
    }

    /** What the bytes consist of, in words: who reads it elsewhere must have the same. */
    String description() {
        return form.name();
    }

    private interface Writing<V extends Object> {
        void write(V value, DataOutput out) throws IOException;
    }

    private interface Reading<V extends Object> {
        V read(DataInput in) throws IOException;
    }

    /** How one type of value is written and read. */
    private record Form<V extends Object>(String name, Writing<V> writing, Reading<V> reading) {
        void write(V value, DataOutput out) throws IOException {
            writing.write(value, out);
        }

        V read(DataInput in) throws IOException {
            return reading.read(in);
        }
    }

    private static Form<?> form(Type type) {
        if (type instanceof ParameterizedType many) {
            return container(many);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return record(plain);
        }
        return plain.isEnum() ? constant(plain) : simple(plain);
    }

    private static Form<?> simple(Class<?> type) {
        if (type == String.class) {
            return new Form<String>("text", (value, out) -> out.writeString(value), DataInput::readString);
        }
        if (type == int.class) {
            return new Form<Integer>("int", (value, out) -> out.writeZInt(value), DataInput::readZInt);
        }
        if (type == boolean.class) {
            return new Form<Boolean>(
                    "boolean", (value, out) -> out.writeByte((byte) (value ? 1 : 0)), in -> in.readByte() == 1);
        }
        if (type == double.class) {
            return new Form<Double>(
                    "double",
                    (value, out) -> out.writeLong(Double.doubleToLongBits(value)),
                    in -> Double.longBitsToDouble(in.readLong()));
        }
        if (type == LocalDate.class) {
            return new Form<LocalDate>(
                    "day",
                    (value, out) -> out.writeZLong(value.toEpochDay()),
                    in -> LocalDate.ofEpochDay(in.readZLong()));
        }
        if (type == ZoneId.class) {
            return new Form<ZoneId>(
                    "zone", (value, out) -> out.writeString(value.getId()), in -> ZoneId.of(in.readString()));
        }
        if (type == OptionalInt.class) {
            return new Form<OptionalInt>("int?", RecordCodec::writeMaybe, RecordCodec::readMaybe);
        }
        throw new IllegalArgumentException("Nobody has said how to write " + type);
    }

    private static void writeMaybe(OptionalInt value, DataOutput out) throws IOException {
        out.writeByte((byte) (value.isPresent() ? 1 : 0));
        if (value.isPresent()) {
            out.writeZInt(value.getAsInt());
        }
    }

    private static OptionalInt readMaybe(DataInput in) throws IOException {
        return in.readByte() == 1 ? OptionalInt.of(in.readZInt()) : OptionalInt.empty();
    }

    private static Form<?> constant(Class<?> type) {
        Object[] constants = type.getEnumConstants();
        return new Form<Enum<?>>(Arrays.toString(constants), (value, out) -> out.writeVInt(value.ordinal()), in ->
                (Enum<?>) constants[in.readVInt()]);
    }

    @SuppressWarnings("unchecked")
    private static Form<?> container(ParameterizedType type) {
        List<Form<Object>> of = Arrays.stream(type.getActualTypeArguments())
                .map(argument -> (Form<Object>) form(argument))
                .toList();
        Form<Object> first = of.getFirst();
        String name = type.getRawType() + of.stream().map(Form::name).toList().toString();
        if (type.getRawType() == List.class) {
            return new Form<List<Object>>(
                    name,
                    (all, out) -> writeAll(all, first, out),
                    in -> List.copyOf(readAll(first, in, new ArrayList<>())));
        }
        if (type.getRawType() == Set.class) {
            return new Form<Set<Object>>(
                    name,
                    (all, out) -> writeAll(all, first, out),
                    in -> Collections.unmodifiableSet(readAll(first, in, new LinkedHashSet<>())));
        }
        if (type.getRawType() == Optional.class) {
            return new Form<Optional<Object>>(
                    name,
                    (value, out) -> writeAll(value.stream().toList(), first, out),
                    in -> readAll(first, in, new ArrayList<>()).stream().findFirst());
        }
        if (type.getRawType() == Map.class) {
            Form<Object> second = of.getLast();
            return new Form<Map<Object, Object>>(
                    name, (map, out) -> writeMap(map, first, second, out), in -> readMap(first, second, in));
        }
        throw new IllegalArgumentException("Nobody has said how to write " + type);
    }

    private static void writeAll(Collection<Object> all, Form<Object> each, DataOutput out) throws IOException {
        out.writeVInt(all.size());
        for (Object one : all) {
            each.write(one, out);
        }
    }

    private static <C extends Collection<Object>> C readAll(Form<Object> each, DataInput in, C into)
            throws IOException {
        for (int left = in.readVInt(); left > 0; left--) {
            into.add(each.read(in));
        }
        return into;
    }

    private static void writeMap(Map<Object, Object> map, Form<Object> key, Form<Object> value, DataOutput out)
            throws IOException {
        writeAll(List.copyOf(map.keySet()), key, out);
        writeAll(List.copyOf(map.values()), value, out);
    }

    private static Map<Object, Object> readMap(Form<Object> key, Form<Object> value, DataInput in) throws IOException {
        List<Object> keys = readAll(key, in, new ArrayList<>());
        List<Object> values = readAll(value, in, new ArrayList<>());
        var map = new LinkedHashMap<Object, Object>();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), values.get(i));
        }
        return Collections.unmodifiableMap(map);
    }

    @SuppressWarnings("unchecked")
    private static Form<?> record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Form<Object>[] forms = Arrays.stream(components)
                .map(component -> (Form<Object>) form(component.getGenericType()))
                .toArray(Form[]::new);
        MethodHandle[] accessors =
                Arrays.stream(components).map(RecordCodec::accessor).toArray(MethodHandle[]::new);
        MethodHandle constructor = constructor(type, components);
        String name = Arrays.stream(forms).map(Form::name).collect(Collectors.joining(",", type.getName() + "(", ")"));
        return new Form<Object>(
                name,
                (value, out) -> {
                    for (int i = 0; i < forms.length; i++) {
                        forms[i].write(get(accessors[i], value), out);
                    }
                },
                in -> {
                    var values = new Object[forms.length];
                    for (int i = 0; i < forms.length; i++) {
                        values[i] = forms[i].read(in);
                    }
                    return make(constructor, values);
                });
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return MethodHandles.lookup()
                    .unreflect(component.getAccessor())
                    .asType(java.lang.invoke.MethodType.methodType(Object.class, Object.class));
        } catch (IllegalAccessException e) {
            throw new IllegalArgumentException("Only public records are kept: " + component, e);
        }
    }

    private static MethodHandle constructor(Class<?> type, RecordComponent[] components) {
        try {
            Class<?>[] parameters =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new);
            return MethodHandles.lookup()
                    .unreflectConstructor(type.getDeclaredConstructor(parameters))
                    .asSpreader(Object[].class, parameters.length)
                    .asType(java.lang.invoke.MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("Only public records are kept: " + type, e);
        }
    }

    private static Object get(MethodHandle accessor, Object value) {
        try {
            return accessor.invokeExact(value);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object make(MethodHandle constructor, Object[] values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
