// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/torchpickle.h"

#include "model/core/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

namespace tp {

namespace {

constexpr std::size_t maximumSteps = 4'000'000; // a model of 10,000 tensors takes 200,000
constexpr std::size_t maximumDimensions = 16;
constexpr const char *foreignHint =
    "only dictionaries of tensors are read: save the weights alone, with save_pretrained() or as "
    "torch.save(model.state_dict(), ...)";

enum class Name { OrderedDict, RebuildTensor, RebuildParameter, Storage };

struct KnownName
{
    std::string_view text; // module and name
    Name name;
    TensorType type = TensorType::F32; // of a storage
};
constexpr std::array<KnownName, 11> knownNames { {
    { "collections OrderedDict", Name::OrderedDict },
    { "torch._utils _rebuild_tensor_v2", Name::RebuildTensor },
    { "torch._utils _rebuild_parameter", Name::RebuildParameter },
    { "torch DoubleStorage", Name::Storage, TensorType::F64 },
    { "torch FloatStorage", Name::Storage, TensorType::F32 },
    { "torch HalfStorage", Name::Storage, TensorType::F16 },
    { "torch BFloat16Storage", Name::Storage, TensorType::BF16 },
    { "torch LongStorage", Name::Storage, TensorType::I64 },
    { "torch IntStorage", Name::Storage, TensorType::I32 },
    { "torch ByteStorage", Name::Storage, TensorType::U8 },
    { "torch BoolStorage", Name::Storage, TensorType::Bool },
} };

// What lies on the stack. Containers, storages and tensors lie in lists of the interpreter and are
// named by their position, so that values that hold one another cannot nest memory.
struct Value
{
    enum class Kind {
        Mark,
        None,
        Boolean,
        Integer,
        Text,
        Name,
        Tuple,
        List,
        Dict,
        Storage,
        Tensor
    };

    Kind kind = Kind::None;
    std::int64_t number = 0; // the integer; else the position in its list, or of the text
    std::size_t length = 0; // of a text
};
using Kind = Value::Kind;
using Values = std::vector<Value>;

struct PickledStorage
{
    TensorType type = TensorType::F32;
    std::string key;
    std::uint64_t elements = 0;
};

class Interpreter final
{
public:
    Interpreter(std::string_view pickle, const std::string &where)
        : m_pickle(pickle)
        , m_where(where)
    {
    }

    Result<std::vector<PickledTensor>> run()
    {
        bool stopped = false;
        for (std::size_t steps = 0; !stopped; ++steps) {
            if (steps == maximumSteps) {
                return refuse("the pickle is longer than any model's");
            }
            if (m_at == m_pickle.size()) {
                return refuse("the pickle is cut short");
            }
            const auto code = static_cast<unsigned char>(m_pickle[m_at++]);
            stopped = code == '.';
            if (!stopped && !execute(code)) {
                return tl::unexpected(*m_error);
            }
        }
        if (m_at != m_pickle.size() || m_stack.size() != 1) {
            return refuse("the pickle does not end where it should");
        }
        return stateDictionary(m_stack.back());
    }

private:
    tl::unexpected<Error> refuse(const std::string &what, const std::string &hint = foreignHint)
    {
        return fail(ErrorCode::BadInput, what, m_where, hint);
    }
    // Ends the run; the first reason counts.
    bool stop(const std::string &what, const std::string &hint = foreignHint)
    {
        if (!m_error) {
            m_error = Error { ErrorCode::BadInput, what, m_where, hint };
        }
        return false;
    }
    bool damaged() { return stop("the pickle is damaged", "fetch the file again"); }

    // --- operands
    std::optional<std::uint64_t> operand(std::size_t size)
    {
        if (size > m_pickle.size() - m_at) {
            damaged();
            return std::nullopt;
        }
        std::uint64_t value = 0;
        for (std::size_t i = size; i-- > 0;) {
            value = value << 8 | static_cast<unsigned char>(m_pickle[m_at + i]);
        }
        m_at += size;
        return value;
    }

    bool pushText()
    {
        const auto length = operand(4);
        if (!length || *length > m_pickle.size() - m_at) {
            return damaged();
        }
        push({ Kind::Text, static_cast<std::int64_t>(m_at), static_cast<std::size_t>(*length) });
        m_at += *length;
        return true;
    }

    bool pushInteger(std::size_t size, bool isSigned)
    {
        const auto read = operand(size);
        if (!read) {
            return false;
        }
        auto value = static_cast<std::int64_t>(*read);
        if (isSigned && size == 4) {
            value = static_cast<std::int32_t>(*read);
        }
        push({ Kind::Integer, value });
        return true;
    }

    bool pushLong()
    {
        const auto size = operand(1);
        if (!size || *size > 8) {
            return stop("the pickle holds a number beyond 64 bits");
        }
        const auto read = operand(*size);
        if (!read) {
            return false;
        }
        // Two's complement of `size` bytes.
        const auto shift = static_cast<int>(64 - 8 * *size);
        push(
            { Kind::Integer, *size == 0 ? 0 : static_cast<std::int64_t>(*read << shift) >> shift });
        return true;
    }

    bool pushName()
    {
        const std::size_t middle = m_pickle.find('\n', m_at);
        const std::size_t end =
            middle == std::string_view::npos ? middle : m_pickle.find('\n', middle + 1);
        if (end == std::string_view::npos) {
            return damaged();
        }
        const std::string_view module = m_pickle.substr(m_at, middle - m_at);
        const std::string_view name = m_pickle.substr(middle + 1, end - middle - 1);
        m_at = end + 1;
        const auto *known = std::ranges::find_if(knownNames, [&](const KnownName &candidate) {
            return candidate.text.size() == module.size() + 1 + name.size()
                && candidate.text.starts_with(module) && candidate.text.ends_with(name)
                && candidate.text[module.size()] == ' ';
        });
        if (known == knownNames.end()) {
            return stop("the file asks for "
                + inQuotes(std::string(module) + "." + std::string(name))
                + ", which is no part of a tensor; nothing of it was run");
        }
        push({ Kind::Name, std::distance(knownNames.begin(), known) });
        return true;
    }

    // --- the stack
    void push(const Value &value) { m_stack.push_back(value); }

    void pushContainer(Kind kind, Values items)
    {
        push({ kind, static_cast<std::int64_t>(m_containers.size()) });
        m_containers.push_back(std::move(items));
    }

    std::optional<Value> pop()
    {
        if (m_stack.empty() || m_stack.back().kind == Kind::Mark) {
            damaged();
            return std::nullopt;
        }
        const Value value = m_stack.back();
        m_stack.pop_back();
        return value;
    }

    // What lies above the last mark, which goes too.
    std::optional<Values> popToMark()
    {
        std::size_t mark = m_stack.size();
        while (mark > 0 && m_stack[mark - 1].kind != Kind::Mark) {
            --mark;
        }
        if (mark == 0) {
            damaged();
            return std::nullopt;
        }
        Values items(m_stack.begin() + static_cast<std::ptrdiff_t>(mark), m_stack.end());
        m_stack.resize(mark - 1);
        return items;
    }

    bool pushTuple(std::size_t size)
    {
        Values items(size);
        for (std::size_t i = size; i-- > 0;) {
            const auto value = pop();
            if (!value) {
                return false;
            }
            items[i] = *value;
        }
        pushContainer(Kind::Tuple, std::move(items));
        return true;
    }

    bool pushMarkedTuple()
    {
        auto items = popToMark();
        if (items) {
            pushContainer(Kind::Tuple, std::move(*items));
        }
        return items.has_value();
    }

    // Puts items into the list or dictionary below them.
    bool extend(Kind kind, const std::optional<Values> &items)
    {
        if (!items || m_stack.empty() || m_stack.back().kind != kind
            || (kind == Kind::Dict && items->size() % 2 != 0)) {
            return damaged();
        }
        Values &into = itemsOf(m_stack.back());
        into.insert(into.end(), items->begin(), items->end());
        return true;
    }

    bool extendByOne(Kind kind)
    {
        Values items(kind == Kind::Dict ? 2 : 1);
        for (std::size_t i = items.size(); i-- > 0;) {
            const auto value = pop();
            if (!value) {
                return false;
            }
            items[i] = *value;
        }
        return extend(kind, items);
    }

    bool remember(std::size_t size)
    {
        const auto key = operand(size);
        if (!key || m_stack.empty() || m_stack.back().kind == Kind::Mark) {
            return damaged();
        }
        m_memo.insert_or_assign(*key, m_stack.back());
        return true;
    }

    bool recall(std::size_t size)
    {
        const auto key = operand(size);
        const auto found = key ? m_memo.find(*key) : m_memo.end();
        if (found == m_memo.end()) {
            return damaged();
        }
        push(found->second);
        return true;
    }

    Values &itemsOf(const Value &container)
    {
        return m_containers[static_cast<std::size_t>(container.number)];
    }
    [[nodiscard]] std::string_view textOf(const Value &text) const
    {
        return m_pickle.substr(static_cast<std::size_t>(text.number), text.length);
    }
    static const KnownName &nameOf(const Value &name)
    {
        return knownNames[static_cast<std::size_t>(name.number)];
    }

    // --- storages and tensors
    bool pushStorage()
    {
        const auto id = pop();
        if (!id || id->kind != Kind::Tuple) {
            return damaged();
        }
        const Values &parts = itemsOf(*id); // "storage", type, key, device, elements
        if (parts.size() != 5 || parts[0].kind != Kind::Text || textOf(parts[0]) != "storage"
            || parts[1].kind != Kind::Name || nameOf(parts[1]).name != Name::Storage
            || parts[2].kind != Kind::Text || parts[4].kind != Kind::Integer
            || parts[4].number < 0) {
            return damaged();
        }
        push({ Kind::Storage, static_cast<std::int64_t>(m_storages.size()) });
        m_storages.push_back({ nameOf(parts[1]).type,
            std::string(textOf(parts[2])),
            static_cast<std::uint64_t>(parts[4].number) });
        return true;
    }

    std::optional<std::vector<std::int64_t>> sizes(const Value &tuple)
    {
        if (tuple.kind != Kind::Tuple || itemsOf(tuple).size() > maximumDimensions) {
            return std::nullopt;
        }
        std::vector<std::int64_t> numbers;
        for (const Value &item : itemsOf(tuple)) {
            if (item.kind != Kind::Integer || item.number < 0) {
                return std::nullopt;
            }
            numbers.push_back(item.number);
        }
        return numbers;
    }

    // Whether every element lies in the storage, and none can stand for several.
    static bool fits(const PickledTensor &tensor)
    {
        const auto bytes = bytesFor(tensor.type, tensor.shape);
        if (!bytes || *bytes / tensorTypeSize(tensor.type) > tensor.storageElements) {
            return false;
        }
        if (*bytes == 0) {
            return true;
        }
        std::uint64_t last = tensor.offset;
        for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
            const auto steps = static_cast<std::uint64_t>(tensor.shape[i] - 1);
            const auto stride = static_cast<std::uint64_t>(tensor.strides[i]);
            if (last >= tensor.storageElements
                || (steps != 0 && stride > (tensor.storageElements - last) / steps)) {
                return false;
            }
            last += steps * stride;
        }
        return last < tensor.storageElements;
    }

    bool pushTensor(const Values &parts)
    {
        // storage, offset, shape, strides, requires_grad, backward hooks[, metadata]
        if (parts.size() < 6 || parts.size() > 7 || parts[0].kind != Kind::Storage
            || parts[1].kind != Kind::Integer || parts[1].number < 0) {
            return damaged();
        }
        const PickledStorage &storage = m_storages[static_cast<std::size_t>(parts[0].number)];
        const auto shape = sizes(parts[2]);
        const auto strides = sizes(parts[3]);
        if (!shape || !strides || shape->size() != strides->size()) {
            return damaged();
        }
        PickledTensor tensor { {},
            storage.type,
            storage.key,
            storage.elements,
            static_cast<std::uint64_t>(parts[1].number),
            *shape,
            *strides };
        if (!fits(tensor)) {
            return stop("a tensor of shape " + shapeText(tensor.shape)
                    + " does not lie within its storage of "
                    + std::to_string(tensor.storageElements) + " numbers",
                "the file is damaged; fetch it again");
        }
        push({ Kind::Tensor, static_cast<std::int64_t>(m_tensors.size()) });
        m_tensors.push_back(std::move(tensor));
        return true;
    }

    bool reduce()
    {
        const auto arguments = pop();
        const auto callable = arguments ? pop() : std::nullopt;
        constexpr std::size_t mostArguments = 7;
        if (!callable || callable->kind != Kind::Name || arguments->kind != Kind::Tuple
            || itemsOf(*arguments).size() > mostArguments) {
            return damaged();
        }
        const Values parts = itemsOf(*arguments);
        switch (nameOf(*callable).name) {
        case Name::OrderedDict:
            if (!parts.empty()) {
                return damaged();
            }
            pushContainer(Kind::Dict, {});
            return true;
        case Name::RebuildTensor:
            return pushTensor(parts);
        case Name::RebuildParameter:
            if (parts.empty() || parts[0].kind != Kind::Tensor) {
                return damaged();
            }
            push(parts[0]);
            return true;
        case Name::Storage:
            break;
        }
        return damaged();
    }

    // Attributes of a state dictionary (its _metadata of versions) say nothing about its tensors.
    bool build()
    {
        const auto state = pop();
        return (state && state->kind == Kind::Dict && !m_stack.empty()
                   && m_stack.back().kind == Kind::Dict)
            || damaged();
    }

    bool execute(unsigned char code)
    {
        switch (code) {
        case 0x80: // PROTO
            return operand(1).has_value();
        case '(': // MARK
            push({ Kind::Mark });
            return true;
        case 'N':
            push({ Kind::None });
            return true;
        case 0x88: // NEWTRUE
        case 0x89: // NEWFALSE
            push({ Kind::Boolean, code == 0x88 });
            return true;
        case 'J': // BININT
            return pushInteger(4, true);
        case 'K': // BININT1
            return pushInteger(1, false);
        case 'M': // BININT2
            return pushInteger(2, false);
        case 0x8a: // LONG1
            return pushLong();
        case 'X': // BINUNICODE
            return pushText();
        case 'c': // GLOBAL
            return pushName();
        case ')': // EMPTY_TUPLE
            return pushTuple(0);
        case 0x85: // TUPLE1, TUPLE2, TUPLE3
        case 0x86:
        case 0x87:
            return pushTuple(code - 0x84U);
        case 't': // TUPLE
            return pushMarkedTuple();
        case ']': // EMPTY_LIST
            pushContainer(Kind::List, {});
            return true;
        case 'a': // APPEND
            return extendByOne(Kind::List);
        case 'e': // APPENDS
            return extend(Kind::List, popToMark());
        case '}': // EMPTY_DICT
            pushContainer(Kind::Dict, {});
            return true;
        case 's': // SETITEM
            return extendByOne(Kind::Dict);
        case 'u': // SETITEMS
            return extend(Kind::Dict, popToMark());
        case 'q': // BINPUT
            return remember(1);
        case 'r': // LONG_BINPUT
            return remember(4);
        case 'h': // BINGET
            return recall(1);
        case 'j': // LONG_BINGET
            return recall(4);
        case 'Q': // BINPERSID
            return pushStorage();
        case 'R': // REDUCE
            return reduce();
        case 'b': // BUILD
            return build();
        default:
            return stop("the pickle has the instruction " + std::to_string(code) + " at its byte "
                + std::to_string(m_at - 1) + ", with which no tensors are written");
        }
    }

    // Keys and values in turn. Training programs keep the dictionary under "state_dict" of another
    // one, whose other entries are of no concern.
    const Values &tensorItemsOf(const Value &root)
    {
        const Values &items = itemsOf(root);
        for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
            if (items[i].kind == Kind::Text && textOf(items[i]) == "state_dict"
                && items[i + 1].kind == Kind::Dict) {
                return itemsOf(items[i + 1]);
            }
        }
        return items;
    }

    Result<std::vector<PickledTensor>> stateDictionary(const Value &root)
    {
        if (root.kind != Kind::Dict) {
            return refuse("the file holds no dictionary of tensors");
        }
        std::vector<PickledTensor> tensors;
        const Values &items = tensorItemsOf(root);
        for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
            const bool named = items[i].kind == Kind::Text;
            if (!named || items[i + 1].kind != Kind::Tensor) {
                return refuse(named ? "entry " + inQuotes(textOf(items[i])) + " is no tensor"
                                    : std::string("an entry of the dictionary has no name"));
            }
            tensors.push_back(m_tensors[static_cast<std::size_t>(items[i + 1].number)]);
            tensors.back().name = textOf(items[i]);
            if (!isValidUtf8(tensors.back().name)) {
                return refuse("the name of a tensor is no UTF-8");
            }
        }
        std::ranges::sort(tensors, {}, &PickledTensor::name);
        const auto twice = std::ranges::adjacent_find(tensors, {}, &PickledTensor::name);
        if (twice != tensors.end()) {
            return refuse("tensor " + inQuotes(twice->name) + " stands twice in the file");
        }
        return tensors;
    }

    std::string_view m_pickle;
    const std::string &m_where;
    std::size_t m_at = 0;
    std::optional<Error> m_error;
    Values m_stack;
    std::unordered_map<std::uint64_t, Value> m_memo;
    std::vector<Values> m_containers;
    std::vector<PickledStorage> m_storages;
    std::vector<PickledTensor> m_tensors;
};

} // namespace

Result<std::vector<PickledTensor>> readTensorPickle(
    std::string_view pickle, const std::string &where)
{
    return Interpreter(pickle, where).run();
}

} // namespace tp
