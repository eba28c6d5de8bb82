// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/layercaseinput.h"

#include "model/adapters/methods.h"
#include "model/config/strictjson.h"
#include "model/config/validate.h"
#include "model/core/text.h"
#include "model/nn/torchheaders.h"
#include "model/store/runstore.h"

#include <algorithm>
#include <array>

namespace tp {

namespace {

using Json = nlohmann::json;
using Shape = std::vector<std::int64_t>;
using torch::Tensor;

constexpr std::int64_t maximumSize = 65'536;
constexpr std::int64_t maximumTasks = 1'000'000;
constexpr std::uint64_t maximumCaseBytes = 1'000'000;
constexpr std::array siteKinds { "q", "k", "v", "o", "wi", "wo" };
// What a case may allocate beyond the size of its file before the shapes are compared.
constexpr std::uint64_t freeBytes = 64 << 20;

// Options of methods that a case states; an option that is not among them does not change one layer
// in evaluation mode.
const std::vector<std::string> &optionKeys()
{
    static const std::vector<std::string> keys {
        "experts", "rank", "order", "heads", "top_k", "shared"
    };
    return keys;
}

// Of all methods, so that a key of another method is told apart from a misspelt one.
const std::vector<std::string> &caseKeys()
{
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all { "method", "in", "out", "tasks", "kind", "alpha" };
        all.insert(all.end(), optionKeys().begin(), optionKeys().end());
        return all;
    }();
    return keys;
}

// Reads the numbers of a case; the first problem is kept.
class CaseNumbers final
{
public:
    CaseNumbers(const Json &json, const std::string &where)
        : m_json(json)
        , m_where(where)
    {
    }

    [[nodiscard]] const Status &status() const { return m_status; }

    void take(const std::string &key, std::int64_t maximum, std::int64_t &into)
    {
        const Json *found = find(key);
        if (found == nullptr) {
            return;
        }
        const auto value = exactInteger(*found);
        if (!value || *value < 1 || *value > maximum) {
            m_status = fail(ErrorCode::BadInput,
                "key '" + key + "' is " + describeJson(*found)
                    + ", but must be a whole number from 1 to " + std::to_string(maximum),
                m_where);
            return;
        }
        into = *value;
    }

    void take(const OptionSpec &spec, OptionValue &into)
    {
        if (spec.type == OptionType::Integer && spec.choices.empty()) {
            // From 1: one expert is a case, if not a training worth offering.
            std::int64_t number = 0;
            take(spec.key, static_cast<std::int64_t>(spec.maximum), number);
            into = number;
            return;
        }
        const Json *found = find(spec.key);
        if (found == nullptr) {
            return;
        }
        const auto integer = exactInteger(*found);
        const OptionValue value = integer ? OptionValue(*integer)
            : found->is_string()          ? OptionValue(found->get<std::string>())
                                          : OptionValue(false);
        if (!validateOption(spec, value, m_where)) {
            m_status = fail(ErrorCode::BadInput,
                "key '" + spec.key + "' is " + describeJson(*found) + ", but must be "
                    + describeDomain(spec),
                m_where);
            return;
        }
        into = value;
    }

private:
    // Null after a problem, or with one noted.
    [[nodiscard]] const Json *find(const std::string &key)
    {
        if (!m_status) {
            return nullptr;
        }
        const auto found = m_json.find(key);
        if (found == m_json.end()) {
            m_status = fail(ErrorCode::BadInput, "key '" + key + "' is missing", m_where);
            return nullptr;
        }
        return &*found;
    }

    const Json &m_json;
    const std::string &m_where;
    Status m_status;
};

Status checkKeys(const Json &json, const std::string &where)
{
    for (const auto &[key, value] : json.items()) {
        if (std::ranges::find(caseKeys(), key) == caseKeys().end()) {
            return fail(ErrorCode::BadInput,
                "unknown key " + inQuotes(key),
                where,
                "did you mean '" + nearestKey(key, caseKeys()) + "'?");
        }
    }
    return {};
}

const OptionSpec *optionOf(const Method &method, const std::string &key)
{
    const auto &options = method.description.options;
    const auto found = std::ranges::find(options, key, &OptionSpec::key);
    return found == options.end() ? nullptr : &*found;
}

Result<const Method *> readMethod(const Json &json, const std::string &where)
{
    const auto name = json.find("method");
    if (name == json.end() || !name->is_string()) {
        return fail(ErrorCode::BadInput, "key 'method' is missing or not a text", where);
    }
    const Method *method = methodNamed(name->get<std::string>());
    if (method == nullptr || method->description.reference) {
        Error error = unknownMethod(methodTable(), name->get<std::string>());
        error.where = where;
        return tl::unexpected(error);
    }
    if (method->countLayers) {
        return fail(ErrorCode::Unsupported,
            "the experts of '" + method->description.name
                + "' are complete layers, so it has no single adapted Linear to compute",
            where,
            "`tensorpoly score` with a run shows what it computes");
    }
    for (const std::string &key : optionKeys()) {
        if (json.contains(key) && key != "experts" && optionOf(*method, key) == nullptr) {
            return fail(ErrorCode::BadInput,
                "key '" + key + "' does not belong to the method '" + method->description.name
                    + "'",
                where);
        }
    }
    return method;
}

LinearShape siteOf(const LayerCase &layer)
{
    return { "layer", "encoder", 0, layer.kind, layer.in, layer.out };
}

// `kind` and `alpha`, which a case need not have.
Status readOptional(const Json &json, const std::string &where, LayerCase &layer)
{
    if (const auto kind = json.find("kind"); kind != json.end()) {
        const auto isKnown = [&kind](const char *known) { return *kind == known; };
        if (std::ranges::none_of(siteKinds, isKnown)) {
            return fail(ErrorCode::BadInput,
                "key 'kind' is " + describeJson(*kind) + ", but must be one of q, k, v, o, wi, wo",
                where);
        }
        layer.kind = kind->get<std::string>();
    }
    if (const auto alpha = json.find("alpha"); alpha != json.end()) {
        if (!alpha->is_number()) {
            return fail(ErrorCode::BadInput,
                "key 'alpha' is " + describeJson(*alpha) + ", but must be a number",
                where);
        }
        layer.alpha = alpha->get<double>();
    }
    if (optionOf(*layer.method, "allocation") != nullptr) {
        layer.options["allocation"] = std::string("even"); // one layer has no quarters
    }
    if (const OptionSpec *spec = optionOf(*layer.method, "alpha")) {
        layer.options["alpha"] = layer.alpha;
        return validateOption(*spec, layer.alpha, where);
    }
    return {};
}

BankRequest bankRequest(const LayerCase &layer, torch::ScalarType type)
{
    BankRequest request;
    request.sites = { siteOf(layer) };
    request.tasks = layer.tasks;
    request.options = layer.options;
    // Adapters are float32 under a narrower backbone.
    request.dtype = type == torch::kFloat64 ? torch::kFloat64 : torch::kFloat32;
    request.alpha = layer.alpha;
    request.logitsForOneExpert = true;
    return request;
}

Result<LayerCase> parseCase(const Json &json, const Method &method, const std::string &where)
{
    LayerCase layer;
    layer.method = &method;
    layer.options = *completeOptions(method.description, {});
    CaseNumbers numbers(json, where);
    numbers.take("in", maximumSize, layer.in);
    numbers.take("out", maximumSize, layer.out);
    numbers.take("tasks", maximumTasks, layer.tasks);
    for (const std::string &key : optionKeys()) {
        if (const OptionSpec *spec = optionOf(method, key)) {
            numbers.take(*spec, layer.options[key]);
        } else if (key == "experts") {
            std::int64_t experts = 1;
            numbers.take(key, maximumSize, experts);
            if (numbers.status() && experts != 1) {
                return fail(ErrorCode::BadInput,
                    "key 'experts' is " + std::to_string(experts) + ", but "
                        + method.description.name + " has exactly 1",
                    where);
            }
        }
    }
    if (!numbers.status()) {
        return tl::unexpected(numbers.status().error());
    }
    if (const Status status = readOptional(json, where, layer); !status) {
        return tl::unexpected(status.error());
    }
    if (Status status = checkRequest(method, bankRequest(layer, torch::kFloat64)); !status) {
        status.error().where = where;
        return tl::unexpected(std::move(status.error()));
    }
    return layer;
}

class InputReader final
{
public:
    InputReader(const SafetensorsFile &file, const LayerCase &layer)
        : m_file(file)
        , m_layer(layer)
    {
    }

    [[nodiscard]] Result<LayerInput> read()
    {
        LayerInput input;
        Status status = examineX();
        const auto take =
            [&](const std::string &name, const Shape &shape, const char *purpose, Tensor &into) {
                m_known.push_back(name);
                if (status) {
                    status = readReal(name, shape, purpose, into);
                }
            };
        take("x", { m_batch, m_length, m_layer.in }, "input of the layer", input.x);
        take("weight", { m_layer.out, m_layer.in }, "frozen weight [out, in]", input.weight);
        take("loss_weight",
            { m_batch, m_length, m_layer.out },
            "weight of each output in the loss",
            input.lossWeight);
        if (m_file.find("bias") != nullptr) {
            take("bias", { m_layer.out }, "bias of the layer", input.bias);
        }
        if (status) {
            status = checkSize();
        }
        if (!status) {
            return tl::unexpected(status.error());
        }
        input.bank = m_layer.method->create(bankRequest(m_layer, input.x.scalar_type()));
        for (auto &[siteName, view] : input.bank->siteTensors()) {
            const std::string name = siteName.substr(siteName.rfind('.') + 1);
            Tensor given;
            take(name, view.sizes().vec(), "parameter of the method", given);
            if (status) {
                view.copy_(given);
            }
            input.parameters.push_back(name);
        }
        if (status) {
            status = readTasks(input.rowTasks);
        }
        if (status) {
            status = refuseOthers();
        }
        if (!status) {
            return tl::unexpected(status.error());
        }
        return input;
    }

private:
    [[nodiscard]] tl::unexpected<Error> refuse(
        const std::string &what, const std::string &hint = {}) const
    {
        return fail(ErrorCode::BadInput, what, m_file.path().string(), hint);
    }

    // `x` fixes what the others must agree with: batch, length and type.
    [[nodiscard]] Status examineX()
    {
        const auto x = m_file.require("x", "input of the layer");
        if (!x) {
            return tl::unexpected(x.error());
        }
        if (x->shape.size() != 3 || x->shape[2] != m_layer.in || x->elements() == 0) {
            return refuse("tensor 'x' has the shape " + shapeText(x->shape) + ", but [batch, time, "
                    + std::to_string(m_layer.in) + "] is needed",
                "'in' of the case and the tensors do not belong together");
        }
        if (x->type != TensorType::F64 && x->type != TensorType::F32 && x->type != TensorType::F16
            && x->type != TensorType::BF16) {
            return refuse("tensor 'x' has the type " + std::string(tensorTypeName(x->type))
                + ", but must hold real numbers");
        }
        m_batch = x->shape[0];
        m_length = x->shape[1];
        m_type = x->type;
        return {};
    }

    // The numbers of a case are not believed before they are held against the file.
    [[nodiscard]] Status checkSize() const
    {
        const SiteCount count = m_layer.method->count(siteOf(m_layer), m_layer.options);
        const auto numbers = static_cast<double>(count.modules) + static_cast<double>(count.gate)
            + static_cast<double>(count.routerPerTask * m_layer.tasks);
        std::uint64_t held = freeBytes;
        for (const TensorInfo &info : m_file.tensors()) {
            held += info.bytes();
        }
        if (numbers * 8.0 > static_cast<double>(held)) {
            return refuse("the parameters of the case are far more than the file holds",
                "the numbers of the case and the tensors do not belong together");
        }
        return {};
    }

    [[nodiscard]] Status readReal(
        const std::string &name, const Shape &shape, const char *purpose, Tensor &into) const
    {
        const auto info = m_file.require(name, shape, purpose);
        if (!info) {
            return tl::unexpected(info.error());
        }
        if (info->type != m_type) {
            return refuse("tensor '" + name + "' has the type "
                    + std::string(tensorTypeName(info->type)) + ", but 'x' has "
                    + std::string(tensorTypeName(m_type)),
                "store all tensors but task_ids in one type");
        }
        const auto tensor = readTensor(m_file, *info);
        if (!tensor) {
            return tl::unexpected(tensor.error());
        }
        if (!tensor->isfinite().all().item<bool>()) {
            return refuse("tensor '" + name + "' holds values that are not finite");
        }
        into = *tensor;
        return {};
    }

    [[nodiscard]] Status readTasks(std::vector<std::int64_t> &rowTasks)
    {
        m_known.emplace_back("task_ids");
        const auto info = m_file.require("task_ids", Shape { m_batch }, "task of each row");
        if (!info) {
            return tl::unexpected(info.error());
        }
        if (info->type != TensorType::I64) {
            return refuse("tensor 'task_ids' has the type "
                + std::string(tensorTypeName(info->type)) + ", but must be I64");
        }
        const auto tensor = readTensor(m_file, *info);
        if (!tensor) {
            return tl::unexpected(tensor.error());
        }
        const auto *ids = tensor->const_data_ptr<std::int64_t>();
        rowTasks.assign(ids, ids + m_batch);
        for (std::size_t i = 0; i < rowTasks.size(); ++i) {
            if (rowTasks[i] < 0 || rowTasks[i] >= m_layer.tasks) {
                return refuse("tensor 'task_ids' holds " + std::to_string(rowTasks[i])
                    + " at position " + std::to_string(i) + ", but the case has tasks 0 to "
                    + std::to_string(m_layer.tasks - 1));
            }
        }
        return {};
    }

    // A misspelt 'bias' would otherwise be left out without a word.
    [[nodiscard]] Status refuseOthers() const
    {
        std::vector<std::string> allowed = m_known;
        allowed.emplace_back("bias");
        for (const TensorInfo &info : m_file.tensors()) {
            if (std::ranges::find(allowed, info.name) == allowed.end()) {
                return refuse("tensor " + inQuotes(info.name) + " is not one that the method '"
                        + m_layer.method->description.name + "' takes",
                    "did you mean '" + nearestKey(info.name, allowed) + "'?");
            }
        }
        return {};
    }

    const SafetensorsFile &m_file;
    const LayerCase &m_layer;
    TensorType m_type = TensorType::F64;
    std::int64_t m_batch = 0;
    std::int64_t m_length = 0;
    std::vector<std::string> m_known;
};

} // namespace

Result<LayerCase> readLayerCase(const std::filesystem::path &path)
{
    const std::string where = path.string();
    const auto text = readFile(path, maximumCaseBytes);
    if (!text) {
        return tl::unexpected(text.error());
    }
    const auto json = parseStrictJson(*text, where);
    if (!json) {
        return tl::unexpected(json.error());
    }
    if (!json->is_object()) {
        return fail(
            ErrorCode::BadInput, "a case is an object, but this is " + describeJson(*json), where);
    }
    if (const Status keys = checkKeys(*json, where); !keys) {
        return tl::unexpected(keys.error());
    }
    const auto method = readMethod(*json, where);
    if (!method) {
        return tl::unexpected(method.error());
    }
    return parseCase(*json, **method, where);
}

Result<LayerInput> readLayerInput(const std::filesystem::path &path, const LayerCase &layer)
{
    const auto file = SafetensorsFile::open(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    return InputReader(*file, layer).read();
}

} // namespace tp
