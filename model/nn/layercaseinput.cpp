// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/layercaseinput.h"

#include "model/adapters/tensorproduct.h"
#include "model/config/strictjson.h"
#include "model/core/text.h"
#include "model/nn/torchheaders.h"
#include "model/store/runstore.h"

#include <algorithm>

namespace tp {

namespace {

using Json = nlohmann::json;
using Shape = std::vector<std::int64_t>;
using torch::Tensor;

constexpr std::int64_t maximumSize = 65'536;
constexpr std::int64_t maximumTasks = 1'000'000;
constexpr std::int64_t maximumExperts = 1'024;
constexpr std::uint64_t maximumCaseBytes = 1'000'000;

// The keys of all methods, so that a key of another method is told apart from a misspelt one.
const std::vector<std::string> &caseKeys()
{
    static const std::vector<std::string> keys { "method",
        "in",
        "out",
        "tasks",
        "experts",
        "rank",
        "order",
        "heads",
        "top_k",
        "alpha",
        "shared" };
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

    void take(const char *key, std::int64_t maximum, std::int64_t &into)
    {
        if (!m_status) {
            return;
        }
        const auto found = m_json.find(key);
        if (found == m_json.end()) {
            m_status =
                fail(ErrorCode::BadInput, "key '" + std::string(key) + "' is missing", m_where);
            return;
        }
        const auto value = exactInteger(*found);
        if (!value || *value < 1 || *value > maximum) {
            m_status = fail(ErrorCode::BadInput,
                "key '" + std::string(key) + "' is " + describeJson(*found)
                    + ", but must be a whole number from 1 to " + std::to_string(maximum),
                m_where);
            return;
        }
        into = *value;
    }

private:
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

Status checkMethod(const Json &json, const std::string &where)
{
    const auto method = json.find("method");
    if (method == json.end() || !method->is_string()) {
        return fail(ErrorCode::BadInput, "key 'method' is missing or not a text", where);
    }
    const auto &name = method->get_ref<const std::string &>();
    if (name != "lora" && name != "tensorpoly-1") {
        return fail(ErrorCode::Unsupported,
            "the method " + inQuotes(name) + " is not one that this build can run here",
            where,
            "this build runs lora and tensorpoly-1");
    }
    for (const std::string key : { "heads", "top_k", "shared", "order" }) {
        if (json.contains(key) && !(key == "order" && name == "tensorpoly-1")) {
            return fail(ErrorCode::BadInput,
                "key '" + key + "' does not belong to the method '" + name + "'",
                where);
        }
    }
    return {};
}

Result<LayerCase> parseCase(const Json &json, const std::string &where)
{
    LayerCase layer;
    layer.method = json.at("method").get<std::string>();
    const bool isTensorPoly = layer.method == "tensorpoly-1";
    CaseNumbers numbers(json, where);
    numbers.take("in", maximumSize, layer.in);
    numbers.take("out", maximumSize, layer.out);
    numbers.take("tasks", maximumTasks, layer.tasks);
    numbers.take("experts", maximumExperts, layer.experts);
    numbers.take("rank", maximumExperts, layer.rank);
    if (isTensorPoly) {
        numbers.take("order", 4, layer.order);
    }
    if (!numbers.status()) {
        return tl::unexpected(numbers.status().error());
    }
    if (isTensorPoly && layer.order != 2 && layer.order != 4) {
        return fail(ErrorCode::BadInput,
            "key 'order' is " + std::to_string(layer.order) + ", but must be 2 or 4",
            where);
    }
    if (!isTensorPoly && layer.experts != 1) {
        return fail(ErrorCode::BadInput,
            "key 'experts' is " + std::to_string(layer.experts) + ", but lora has exactly 1",
            where);
    }
    if (const auto alpha = json.find("alpha"); alpha != json.end()) {
        if (!alpha->is_number()) {
            return fail(ErrorCode::BadInput,
                "key 'alpha' is " + describeJson(*alpha) + ", but must be a number",
                where);
        }
        layer.alpha = alpha->get<double>();
    }
    return layer;
}

std::vector<std::pair<std::string, Shape>> parameterShapes(const LayerCase &layer)
{
    if (layer.method == "lora") {
        return { { "lora_a", { 1, layer.experts, layer.in, layer.rank } },
            { "lora_b", { 1, layer.experts, layer.rank, layer.out } },
            { "logits", { layer.tasks, layer.experts } } };
    }
    return { { "leaves_a",
                 { layer.order, layer.experts, layer.rank, leafDim(layer.in, layer.order) } },
        { "leaves_b", { layer.order, layer.experts, layer.rank, leafDim(layer.out, layer.order) } },
        { "logits", { layer.tasks, layer.experts } } };
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
        for (const auto &[name, shape] : parameterShapes(m_layer)) {
            input.parameters.emplace_back(name, Tensor());
            take(name, shape, "parameter of the method", input.parameters.back().second);
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
                        + m_layer.method + "' takes",
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
    if (const Status method = checkMethod(*json, where); !method) {
        return tl::unexpected(method.error());
    }
    return parseCase(*json, where);
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
