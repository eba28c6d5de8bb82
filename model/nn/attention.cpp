// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/nn/attention.h"

#include "model/nn/torchheaders.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tp {

namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Beyond this product of lengths the matrix library wins.
constexpr std::int64_t shortProduct = 32 * 32;

// Compiled for AVX2 and for any x86-64; the loader picks what the processor has.
#if defined(__x86_64__)
#define TP_VECTOR_CLONES __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define TP_VECTOR_CLONES
#endif

// One head of one row: pointers to its first token and the distance between tokens.
struct Head
{
    const float *q;
    const float *k;
    const float *v;
    std::int64_t stride; // of queries
    std::int64_t keyStride; // of keys and values
    std::int64_t tq;
    std::int64_t tk;
    std::int64_t d;
};

TP_VECTOR_CLONES
void forwardHead(
    const Head &head, const float *bias, std::int64_t biasRow, float *weights, float *out)
{
    for (std::int64_t i = 0; i < head.tq; ++i) {
        const float *q = head.q + i * head.stride;
        float *p = weights + i * head.tk;
        float largest = -std::numeric_limits<float>::infinity();
        for (std::int64_t j = 0; j < head.tk; ++j) {
            const float *k = head.k + j * head.keyStride;
            float sum = 0.0F;
#pragma omp simd reduction(+ : sum)
            for (std::int64_t c = 0; c < head.d; ++c) {
                sum += q[c] * k[c];
            }
            p[j] = sum + bias[i * biasRow + j];
            largest = std::max(largest, p[j]);
        }
        float total = 0.0F;
        for (std::int64_t j = 0; j < head.tk; ++j) {
            p[j] = std::exp(p[j] - largest);
            total += p[j];
        }
        float *o = out + i * head.stride;
        std::fill_n(o, head.d, 0.0F);
        const float inverse = 1.0F / total;
        for (std::int64_t j = 0; j < head.tk; ++j) {
            p[j] *= inverse;
            const float *v = head.v + j * head.keyStride;
#pragma omp simd
            for (std::int64_t c = 0; c < head.d; ++c) {
                o[c] += p[j] * v[c];
            }
        }
    }
}

// Adds to dq, dk and dv, which start at zero.
TP_VECTOR_CLONES
void backwardHead(
    const Head &head, const float *weights, const float *gradient, float *dq, float *dk, float *dv)
{
    for (std::int64_t i = 0; i < head.tq; ++i) {
        const float *g = gradient + i * head.stride;
        const float *p = weights + i * head.tk;
        const float *q = head.q + i * head.stride;
        float mean = 0.0F; // sum over keys of weight times its gradient
        for (std::int64_t j = 0; j < head.tk; ++j) {
            const float *v = head.v + j * head.keyStride;
            float dot = 0.0F;
#pragma omp simd reduction(+ : dot)
            for (std::int64_t c = 0; c < head.d; ++c) {
                dot += g[c] * v[c];
            }
            mean += p[j] * dot;
        }
        float *dqi = dq + i * head.stride;
        for (std::int64_t j = 0; j < head.tk; ++j) {
            const float *k = head.k + j * head.keyStride;
            const float *v = head.v + j * head.keyStride;
            float *dkj = dk + j * head.keyStride;
            float *dvj = dv + j * head.keyStride;
            float dot = 0.0F;
#pragma omp simd reduction(+ : dot)
            for (std::int64_t c = 0; c < head.d; ++c) {
                dot += g[c] * v[c];
            }
            const float score = p[j] * (dot - mean);
#pragma omp simd
            for (std::int64_t c = 0; c < head.d; ++c) {
                dqi[c] += score * k[c];
                dkj[c] += score * q[c];
                dvj[c] += p[j] * g[c];
            }
        }
    }
}

class ShortAttention final : public torch::autograd::Function<ShortAttention>
{
public:
    static Tensor forward(AutogradContext *ctx,
        const Tensor &queries,
        const Tensor &keys,
        const Tensor &values,
        const Tensor &bias,
        std::int64_t heads)
    {
        const Tensor q = queries.contiguous();
        const Tensor k = keys.contiguous();
        const Tensor v = values.contiguous();
        const std::int64_t rows = q.size(0);
        const std::int64_t tq = q.size(1);
        const std::int64_t tk = k.size(1);
        const Tensor wide = bias.expand({ rows, heads, tq, tk });
        const bool direct = wide.stride(3) == 1 || tk == 1;
        const Tensor scores = direct ? wide : wide.contiguous();
        const Tensor weights = at::empty({ rows, heads, tq, tk }, q.options());
        Tensor out = at::empty_like(q);
        const auto *biasData = scores.const_data_ptr<float>();
        auto *weightData = weights.data_ptr<float>();
        auto *outData = out.data_ptr<float>();
        at::parallel_for(
            0, rows * heads, grain(tq * tk), [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t n = begin; n < end; ++n) {
                    const std::int64_t row = n / heads;
                    const std::int64_t h = n % heads;
                    const std::int64_t offset = h * (q.size(2) / heads);
                    forwardHead(headAt(q, k, v, heads, n),
                        biasData + row * scores.stride(0) + h * scores.stride(1),
                        scores.stride(2),
                        weightData + n * tq * tk,
                        outData + row * tq * q.size(2) + offset);
                }
            });
        ctx->save_for_backward({ q, k, v, weights });
        ctx->saved_data["heads"] = heads;
        return out;
    }

    static variable_list backward(AutogradContext *ctx, variable_list outputs)
    {
        const variable_list saved = ctx->get_saved_variables();
        const Tensor &q = saved[0];
        const Tensor &k = saved[1];
        const Tensor &v = saved[2];
        const Tensor &weights = saved[3];
        const std::int64_t heads = ctx->saved_data["heads"].toInt();
        const Tensor gradient = outputs[0].contiguous();
        Tensor dq = at::zeros_like(q);
        Tensor dk = at::zeros_like(k);
        Tensor dv = at::zeros_like(v);
        const std::int64_t tq = q.size(1);
        const std::int64_t tk = k.size(1);
        const auto *gradientData = gradient.const_data_ptr<float>();
        const auto *weightData = weights.const_data_ptr<float>();
        auto *dqData = dq.data_ptr<float>();
        auto *dkData = dk.data_ptr<float>();
        auto *dvData = dv.data_ptr<float>();
        const std::int64_t groups = heads * k.size(2) / q.size(2);
        const std::int64_t shared = heads / groups; // by one thread: they add to the same keys
        at::parallel_for(0,
            q.size(0) * groups,
            grain(shared * tq * tk),
            [&](std::int64_t begin, std::int64_t end) {
                for (std::int64_t n = begin * shared; n < end * shared; ++n) {
                    const std::int64_t row = n / heads;
                    const std::int64_t d = q.size(2) / heads;
                    const std::int64_t queryOffset = row * tq * q.size(2) + n % heads * d;
                    const std::int64_t keyOffset = row * tk * k.size(2) + n % heads / shared * d;
                    backwardHead(headAt(q, k, v, heads, n),
                        weightData + n * tq * tk,
                        gradientData + queryOffset,
                        dqData + queryOffset,
                        dkData + keyOffset,
                        dvData + keyOffset);
                }
            });
        return { dq, dk, dv, Tensor(), Tensor() };
    }

private:
    static Head headAt(
        const Tensor &q, const Tensor &k, const Tensor &v, std::int64_t heads, std::int64_t n)
    {
        const std::int64_t d = q.size(2) / heads;
        const std::int64_t row = n / heads;
        const std::int64_t group = n % heads * k.size(2) / q.size(2);
        const std::int64_t keyOffset = row * k.size(1) * k.size(2) + group * d;
        return { .q = q.const_data_ptr<float>() + row * q.size(1) * q.size(2) + n % heads * d,
            .k = k.const_data_ptr<float>() + keyOffset,
            .v = v.const_data_ptr<float>() + keyOffset,
            .stride = q.size(2),
            .keyStride = k.size(2),
            .tq = q.size(1),
            .tk = k.size(1),
            .d = d };
    }

    // Heads that make a task worth handing to another thread.
    static std::int64_t grain(std::int64_t products)
    {
        return std::max<std::int64_t>(1, 2048 / products);
    }
};

Tensor splitHeads(const Tensor &x, std::int64_t heads)
{
    return x.view({ x.size(0), x.size(1), heads, x.size(2) / heads }).transpose(1, 2);
}

// The heads that share keys as further queries of one head, so that keys and values are not copied.
Tensor groupedAttention(const Tensor &q,
    const Tensor &k,
    const Tensor &v,
    const Tensor &bias,
    std::int64_t heads,
    double scale)
{
    const std::int64_t rows = q.size(0);
    const std::int64_t tq = q.size(1);
    const std::int64_t tk = k.size(1);
    const std::int64_t groups = heads * k.size(2) / q.size(2);
    const std::int64_t shared = heads / groups;
    const Tensor queries = q.unflatten(2, { groups, shared, q.size(2) / heads })
                               .permute({ 0, 2, 3, 1, 4 })
                               .flatten(2, 3);
    Tensor mask = bias.expand({ bias.size(0), heads, tq, tk }).unflatten(1, { groups, shared });
    if (bias.size(1) == 1) {
        mask = mask.narrow(1, 0, 1); // what all heads share is not written out for each group
    }
    mask = mask.flatten(2, 3).expand({ rows, groups, shared * tq, tk });
    const Tensor mixed = at::scaled_dot_product_attention(
        queries, splitHeads(k, groups), splitHeads(v, groups), mask, 0.0, false, scale);
    return mixed.unflatten(2, { shared, tq }).permute({ 0, 3, 1, 2, 4 }).reshape(q.sizes());
}

} // namespace

Tensor attention(const Tensor &q,
    const Tensor &k,
    const Tensor &v,
    const Tensor &bias,
    std::int64_t heads,
    double scale)
{
    const bool isShort = q.is_cpu() && q.scalar_type() == torch::kFloat32
        && q.size(1) * k.size(1) <= shortProduct && !bias.requires_grad();
    if (isShort) {
        return ShortAttention::apply(scale == 1.0 ? q : q * scale, k, v, bias, heads);
    }
    if (k.size(2) != q.size(2)) {
        return groupedAttention(q, k, v, bias, heads, scale);
    }
    const Tensor mask = bias.expand({ q.size(0), heads, q.size(1), k.size(1) });
    const Tensor mixed = at::scaled_dot_product_attention(
        splitHeads(q, heads), splitHeads(k, heads), splitHeads(v, heads), mask, 0.0, false, scale);
    return mixed.transpose(1, 2).reshape(q.sizes());
}

} // namespace tp
