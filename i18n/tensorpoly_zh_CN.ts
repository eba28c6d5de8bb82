<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BackboneFacts</name>
    <message numerus="yes">
        <source>%n tensors</source>
        <translation>
            <numerusform>%n 个张量</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files of PyTorch</source>
        <translation>
            <numerusform>%n 个 PyTorch 文件</numerusform>
        </translation>
    </message>
    <message>
        <source>one file of PyTorch</source>
        <translation>一个 PyTorch 文件</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>T5, version 1.1 (gated feed-forward)</source>
        <translation>T5 1.1 版（带门控的前馈层）</translation>
    </message>
    <message>
        <source>T5, version 1.0</source>
        <translation>T5 1.0 版</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>%1 encoder, %2 decoder</source>
        <translation>编码器 %1 层，解码器 %2 层</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>%1, feed-forward %2 (%3)</source>
        <translation>%1，前馈 %2（%3）</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>%1 heads of %2</source>
        <translation>%1 个头，每个 %2</translation>
    </message>
    <message>
        <source>%1, decoder only</source>
        <translation>%1，仅解码器</translation>
    </message>
    <message>
        <source>%1 heads</source>
        <translation>%1 个头</translation>
    </message>
    <message>
        <source>%1 heads that share %2 keys and values</source>
        <translation>%1 个头，共用 %2 组键和值</translation>
    </message>
    <message>
        <source>Positions</source>
        <translation>位置数</translation>
    </message>
    <message>
        <source>Vocabulary</source>
        <translation>词表</translation>
    </message>
    <message>
        <source>%1 pieces, shared with the output</source>
        <translation>%1 个词元，与输出共享</translation>
    </message>
    <message>
        <source>%1 pieces, separate output</source>
        <translation>%1 个词元，输出独立</translation>
    </message>
    <message>
        <source>Tokenizer</source>
        <translation>分词器</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>%1 tokens, inputs and targets each</source>
        <translation>%1 个词元，输入和目标各自计算</translation>
    </message>
</context>
<context>
    <name>BarsText</name>
    <message>
        <source>n=%1</source>
        <translation>n=%1</translation>
    </message>
</context>
<context>
    <name>CompareText</name>
    <message>
        <source>test score</source>
        <translation>测试得分</translation>
    </message>
    <message>
        <source>validation score</source>
        <translation>验证得分</translation>
    </message>
    <message>
        <source>%1 of %2 tasks are scored in every run</source>
        <translation>%2 个任务中有 %1 个在每次运行中都有得分</translation>
    </message>
    <message>
        <source>no difference is drawn, since %1.</source>
        <translation>未绘制差异：%1。</translation>
    </message>
    <message>
        <source>routing differs by %1 of the weight per task (tasks shuffled: %2 ± %3, %4), %5 tasks and %6 sites in common, experts renamed to match.</source>
        <translation>每个任务的路由相差权重的 %1（打乱任务：%2 ± %3，%4）；共有 %5 个任务、%6 个位置，专家已对应改名。</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>%1 minus %2: %3</source>
        <translation>%1 减 %2：%3</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>score gap to single-task references</source>
        <translation>与单任务参考的得分差距</translation>
    </message>
    <message>
        <source>%1 of %2 tasks have references in every run</source>
        <translation>%2 个任务中有 %1 个在每次运行中都有参考</translation>
    </message>
</context>
<context>
    <name>CurvesFigure</name>
    <message>
        <source>+ %1 more</source>
        <translation>另有 %1 条</translation>
    </message>
</context>
<context>
    <name>CurvesText</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>+ %1 more</source>
        <translation>另有 %1 条</translation>
    </message>
</context>
<context>
    <name>FigureText</name>
    <message>
        <source>one site</source>
        <translation>一个位置</translation>
    </message>
    <message>
        <source>mean of %1 sites</source>
        <translation>%1 个位置的平均</translation>
    </message>
    <message>
        <source>%1, step %2 · %3</source>
        <translation>%1，第 %2 步 · %3</translation>
    </message>
    <message>
        <source>%1, step %2 · %3 · %4</source>
        <translation>%1，第 %2 步 · %3 · %4</translation>
    </message>
    <message>
        <source>%1 · %2 by optimiser step</source>
        <translation>%1 · %2，按优化步</translation>
    </message>
    <message>
        <source>step %1 · %2</source>
        <translation>第 %1 步 · %2</translation>
    </message>
    <message>
        <source>%1, step %2 · mean gap %3</source>
        <translation>%1，第 %2 步 · 平均差距 %3</translation>
    </message>
    <message>
        <source>%1 · seed %2</source>
        <translation>%1 · 种子 %2</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>相似度</translation>
    </message>
    <message>
        <source>score, multi-task minus single-task</source>
        <translation>得分，多任务减单任务</translation>
    </message>
    <message>
        <source>hurts</source>
        <translation>有害</translation>
    </message>
    <message>
        <source>helps</source>
        <translation>有益</translation>
    </message>
    <message>
        <source>one task without a reference</source>
        <translation>一个任务没有参考</translation>
    </message>
    <message>
        <source>%1 tasks without a reference</source>
        <translation>%1 个任务没有参考</translation>
    </message>
    <message>
        <source>optimiser steps</source>
        <translation>优化步数</translation>
    </message>
    <message>
        <source>ARI</source>
        <translation>ARI</translation>
    </message>
    <message>
        <source>chance ± 2 sd</source>
        <translation>随机水平 ± 2 标准差</translation>
    </message>
    <message>
        <source>mean validation score</source>
        <translation>平均验证得分</translation>
    </message>
    <message>
        <source>training loss, nats per token</source>
        <translation>训练损失（nat/词元）</translation>
    </message>
    <message>
        <source>loss in nats per token, multi-task minus single-task</source>
        <translation>每词元损失（奈特），多任务减单任务</translation>
    </message>
</context>
<context>
    <name>HistoryText</name>
    <message>
        <source>training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>validation loss</source>
        <translation>验证损失</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>mean of steps %1 to %2</source>
        <translation>第 %1 至 %2 步的平均</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>Natural-Instructions: a JSON file for each task</source>
        <translation>Natural-Instructions：每个任务一个 JSON 文件</translation>
    </message>
    <message>
        <source>CrossFit: TSV files of few-shot samples</source>
        <translation>CrossFit：少样本 TSV 文件</translation>
    </message>
    <message>
        <source>P3: Parquet files</source>
        <translation>P3：Parquet 文件</translation>
    </message>
    <message>
        <source>P3: Arrow folders that “datasets” saves</source>
        <translation>P3：由 “datasets” 保存的 Arrow 文件夹</translation>
    </message>
    <message>
        <source>P3: JSON lines, a file for each task</source>
        <translation>P3：JSON 行，每个任务一个文件</translation>
    </message>
    <message>
        <source>Flan: JSON lines that name their task</source>
        <translation>Flan：标明任务的 JSON 行</translation>
    </message>
    <message>
        <source>Alpaca: a JSON list of instructions</source>
        <translation>Alpaca：指令的 JSON 列表</translation>
    </message>
    <message>
        <source>CSV: tables with a header</source>
        <translation>CSV：带表头的表格</translation>
    </message>
    <message>
        <source>the input is empty</source>
        <translation>输入为空</translation>
    </message>
    <message>
        <source>the answer is empty</source>
        <translation>答案为空</translation>
    </message>
    <message>
        <source>the answer is not among the options</source>
        <translation>答案不在选项之中</translation>
    </message>
    <message>
        <source>there is only one option to choose</source>
        <translation>只有一个选项可选</translation>
    </message>
    <message>
        <source>the row is too long for a suite</source>
        <translation>该行对任务集来说太长</translation>
    </message>
    <message>
        <source>the same row stood there already</source>
        <translation>相同的行已存在</translation>
    </message>
    <message>
        <source>the same input stands in another split of the task</source>
        <translation>相同的输入在该任务的另一划分中</translation>
    </message>
    <message>
        <source>the row says that its answer is wrong</source>
        <translation>该行注明其答案是错误的</translation>
    </message>
    <message>
        <source>the row cannot be read</source>
        <translation>该行无法读取</translation>
    </message>
    <message>
        <source>%1 of %2 read · %3 rows · %4 dropped</source>
        <translation>已读 %1 / %2 · %3 行 · 丢弃 %4 行</translation>
    </message>
    <message>
        <source>1 task was imported.</source>
        <translation>已导入 1 个任务。</translation>
    </message>
    <message>
        <source>%1 tasks were imported.</source>
        <translation>已导入 %1 个任务。</translation>
    </message>
    <message>
        <source>%1 rows for training, %2 for validation and %3 for testing.</source>
        <translation>训练 %1 行，验证 %2 行，测试 %3 行。</translation>
    </message>
    <message>
        <source>Held out: %1 of the tasks.</source>
        <translation>其中留出 %1 个任务。</translation>
    </message>
    <message>
        <source>Splits that the data did not have were drawn for %1 of the tasks.</source>
        <translation>为其中 %1 个任务抽取了数据中没有的划分。</translation>
    </message>
    <message>
        <source>No row was dropped.</source>
        <translation>没有丢弃任何行。</translation>
    </message>
    <message>
        <source>Dropped, of %1 rows read:</source>
        <translation>在读取的 %1 行中丢弃：</translation>
    </message>
    <message>
        <source>%1 rows: %2</source>
        <comment>how many, why</comment>
        <translation>%1 行：%2</translation>
    </message>
    <message>
        <source>the first: %1</source>
        <translation>第一行：%1</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>略去：</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 项</translation>
    </message>
</context>
<context>
    <name>MapText</name>
    <message>
        <source>expert, area by load</source>
        <translation>专家，面积表示负载</translation>
    </message>
    <message>
        <source>near %1</source>
        <comment>neighbouring tasks</comment>
        <translation>邻近 %1</translation>
    </message>
    <message>
        <source>most on %1 (%2)</source>
        <translation>主要使用 %1（%2）</translation>
    </message>
    <message>
        <source>%1 of an even share · used most by %2</source>
        <translation>均等份额的 %1 倍 · 主要由 %2 使用</translation>
    </message>
    <message>
        <source>the plane shows %1 % of the variation between tasks</source>
        <translation>平面展示了任务间差异的 %1 %</translation>
    </message>
</context>
<context>
    <name>MatrixText</name>
    <message>
        <source>cut: %1</source>
        <translation>切分：%1</translation>
    </message>
</context>
<context>
    <name>ModelSentences</name>
    <message>
        <source>the loss is not finite; lower training.learning_rate</source>
        <translation>损失不是有限数；请降低 training.learning_rate</translation>
    </message>
    <message>
        <source>the gradient is not finite; lower training.learning_rate</source>
        <translation>梯度不是有限数；请降低 training.learning_rate</translation>
    </message>
    <message>
        <source>the smoothed training loss is %1, but was %2 at best; lower training.learning_rate and resume from an earlier checkpoint</source>
        <translation>平滑后的训练损失为 %1，最好时为 %2；请降低 training.learning_rate，并从更早的检查点恢复</translation>
    </message>
    <message>
        <source>the validation loss is not finite: %1</source>
        <translation>验证损失不是有限数：%1</translation>
    </message>
    <message>
        <source>the test loss is not finite: %1</source>
        <translation>测试损失不是有限数：%1</translation>
    </message>
    <message>
        <source>the routing weights are not distributions over experts; lower training.router_learning_rate</source>
        <translation>路由权重不是专家上的分布；请降低 training.router_learning_rate</translation>
    </message>
    <message>
        <source>the router has collapsed: all tasks use one expert at %1 of %2 sites, such as %3; lower training.router_learning_rate</source>
        <translation>路由器已坍缩：%2 个位置中有 %1 个所有任务只用一个专家，例如 %3；请降低 training.router_learning_rate</translation>
    </message>
    <message>
        <source>each of the experts %1 gets less than 1 % of an even share of the weights; a lower training.router_learning_rate keeps more alive</source>
        <translation>专家 %1 各自获得的权重不到均等份额的 1 %；降低 training.router_learning_rate 可使更多专家保持活跃</translation>
    </message>
    <message>
        <source>expert %1 gets less than 1 % of an even share of the weights; a lower training.router_learning_rate keeps more alive</source>
        <translation>专家 %1 获得的权重不到均等份额的 1 %；降低 training.router_learning_rate 可使更多专家保持活跃</translation>
    </message>
    <message>
        <source>the loss of task %1 is not finite; lower training.learning_rate</source>
        <translation>任务 %1 的损失不是有限数；请降低 training.learning_rate</translation>
    </message>
    <message>
        <source>below the single-task reference beyond doubt: %1; score gap %2 at worst</source>
        <translation>明显低于单任务参考：%1；得分差距最大为 %2</translation>
    </message>
    <message>
        <source>below the single-task reference beyond doubt: %1; score gap %2</source>
        <translation>明显低于单任务参考：%1；得分差距 %2</translation>
    </message>
    <message>
        <source>on %1, %2 threads</source>
        <translation>在 %1 上，%2 个线程</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>已继续</translation>
    </message>
    <message>
        <source>stopped with a checkpoint</source>
        <translation>已保存检查点并停止</translation>
    </message>
    <message>
        <source>all steps done</source>
        <translation>所有步已完成</translation>
    </message>
    <message>
        <source>adapter, optimiser and sampler saved</source>
        <translation>已保存适配器、优化器和采样器</translation>
    </message>
    <message>
        <source>reading the suite</source>
        <translation>正在读取任务集</translation>
    </message>
    <message>
        <source>loading the backbone</source>
        <translation>正在加载骨干模型</translation>
    </message>
    <message>
        <source>single-task references</source>
        <translation>单任务参考</translation>
    </message>
    <message>
        <source>%1 has one run: the difference may be its seed&apos;s; train at least two seeds of each</source>
        <translation>%1 只有一次运行：差异可能来自种子；请每种至少训练两个种子</translation>
    </message>
    <message>
        <source>both have scores of %1 tasks; the test needs %2</source>
        <translation>两者共有 %1 个任务的得分；检验需要 %2 个</translation>
    </message>
    <message>
        <source>100000 random sign flips over %1 tasks, means of %2 and %3 seeds</source>
        <translation>对 %1 个任务做 100000 次随机符号翻转，分别为 %2 和 %3 个种子的平均</translation>
    </message>
    <message>
        <source>sign flips over %1 tasks, means of %2 and %3 seeds</source>
        <translation>对 %1 个任务做符号翻转，分别为 %2 和 %3 个种子的平均</translation>
    </message>
    <message>
        <source>the routing of a run is damaged: it is not what its description announces</source>
        <translation>某次运行的路由已损坏：与其描述不符</translation>
    </message>
    <message>
        <source>the runs have no task in common</source>
        <translation>这些运行没有共同的任务</translation>
    </message>
    <message>
        <source>one run chooses experts once, the other for each order or head</source>
        <translation>一次运行只选择一次专家，另一次按每个阶或每个头选择</translation>
    </message>
    <message>
        <source>the runs have %1 and %2 experts, which have no counterparts</source>
        <translation>两次运行分别有 %1 和 %2 个专家，无法对应</translation>
    </message>
    <message>
        <source>the runs have no adapted layer in common</source>
        <translation>这些运行没有共同的适配层</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <comment>names and a number</comment>
        <translation>%1 等另外 %2 个</translation>
    </message>
    <message>
        <source>reading the tasks&apos; texts</source>
        <translation>正在读取任务的文本</translation>
    </message>
    <message>
        <source>training the vectors of tasks</source>
        <translation>正在训练任务向量</translation>
    </message>
    <message>
        <source>second stage: the experts start again from the backbone, and the routes stay as they are</source>
        <translation>第二阶段：专家重新从骨干模型开始，路由保持不变</translation>
    </message>
    <message>
        <source>second stage: the experts start again from the backbone, and the routes of the best score stay as they are</source>
        <translation>第二阶段：专家重新从骨干模型开始，最佳得分的路由保持不变</translation>
    </message>
</context>
<context>
    <name>PanelKeysText</name>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>next, previous instrument</source>
        <translation>下一个、上一个仪表</translation>
    </message>
    <message>
        <source>1 2 3 4</source>
        <translation>1 2 3 4</translation>
    </message>
    <message>
        <source>runs, curves, routing, transfer</source>
        <translation>运行、曲线、路由、迁移</translation>
    </message>
    <message>
        <source>Up, Down, Page Up, Page Down</source>
        <translation>上、下、Page Up、Page Down</translation>
    </message>
    <message>
        <source>move between rows or curves</source>
        <translation>在行或曲线之间移动</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>first or last row; in the curves first or last step</source>
        <translation>第一行或最后一行；在曲线中为第一步或最后一步</translation>
    </message>
    <message>
        <source>Left, Right</source>
        <translation>左、右</translation>
    </message>
    <message>
        <source>expert in the routing; step in the curves (Shift: ten)</source>
        <translation>路由中切换专家；曲线中切换步（Shift：十步）</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>open the run, choose the task</source>
        <translation>打开运行，选择任务</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+回车</translation>
    </message>
    <message>
        <source>open beside the others, add or remove the task</source>
        <translation>与其他运行一起打开，添加或移除任务</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格</translation>
    </message>
    <message>
        <source>play or pause the timeline</source>
        <translation>播放或暂停时间轴</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>go to the run&apos;s end and follow it</source>
        <translation>跳到运行末尾并跟随</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>measure of the curves</source>
        <translation>曲线的指标</translation>
    </message>
    <message>
        <source>X</source>
        <translation>X</translation>
    </message>
    <message>
        <source>curves by steps or by examples</source>
        <translation>曲线按步或按样本</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>order of the routing&apos;s rows</source>
        <translation>路由各行的顺序</translation>
    </message>
    <message>
        <source>F1 or ?</source>
        <translation>F1 或 ?</translation>
    </message>
    <message>
        <source>show or hide these keys</source>
        <translation>显示或隐藏按键说明</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>hide the keys, clear the choice, close the panel</source>
        <translation>隐藏按键说明，清除选择，关闭仪表盘</translation>
    </message>
</context>
<context>
    <name>PanelText</name>
    <message>
        <source>F1: keys</source>
        <translation>F1：按键</translation>
    </message>
    <message>
        <source>Keys of the instrument panel</source>
        <translation>仪表盘的按键</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Write one figure without a window: routing, clusters, map, transfer, curves, task-scores, task-losses or task-gaps.</source>
        <translation>不打开窗口，写出一幅图：routing、clusters、map、transfer、curves、task-scores、task-losses 或 task-gaps。</translation>
    </message>
    <message>
        <source>Run folder of the figure; curves take several.</source>
        <translation>图所用的运行文件夹；curves 可给多个。</translation>
    </message>
    <message>
        <source>File to write: .pdf, .svg, .png, .csv or .tex.</source>
        <translation>要写入的文件：.pdf、.svg、.png、.csv 或 .tex。</translation>
    </message>
    <message>
        <source>Width of the figure in millimetres.</source>
        <translation>图的宽度，以毫米为单位。</translation>
    </message>
    <message>
        <source>Resolution of a PNG.</source>
        <translation>PNG 的分辨率。</translation>
    </message>
    <message>
        <source>Size of the text in points.</source>
        <translation>文字大小，以磅为单位。</translation>
    </message>
    <message>
        <source>Folder of single-task references; may be repeated.</source>
        <translation>单任务参考的文件夹；可重复给出。</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Trains one language model on many tasks and shows routing, clusters and transfer.</source>
        <translation>在多个任务上训练一个语言模型，并展示路由、聚类和迁移。</translation>
    </message>
    <message>
        <source>Folder of runs.</source>
        <translation>存放运行的文件夹。</translation>
    </message>
    <message>
        <source>Open this run; may be repeated.</source>
        <translation>打开这次运行；可重复给出。</translation>
    </message>
    <message>
        <source>Begin training this configuration.</source>
        <translation>开始训练这个配置。</translation>
    </message>
    <message>
        <source>Run folders to open.</source>
        <translation>要打开的运行文件夹。</translation>
    </message>
    <message>
        <source>Language of the window: en, de or zh_CN.</source>
        <translation>窗口的语言：en、de 或 zh_CN。</translation>
    </message>
</context>
<context>
    <name>RoutingText</name>
    <message>
        <source>Routing — tasks × experts</source>
        <translation>路由 — 任务 × 专家</translation>
    </message>
</context>
<context>
    <name>RunsText</name>
    <message>
        <source>shown · %1</source>
        <translation>显示中 · %1</translation>
    </message>
    <message>
        <source>open · %1</source>
        <translation>已打开 · %1</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>one run</source>
        <translation>1 次运行</translation>
    </message>
    <message numerus="yes">
        <source>%n runs</source>
        <translation>
            <numerusform>%n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>The runs of the store are listed here. There is none yet: train one in the main window.</source>
        <translation>这里列出存储中的运行。目前还没有：请在主窗口中训练一次。</translation>
    </message>
    <message>
        <source>%1, %2, score %3</source>
        <translation>%1，%2，得分 %3</translation>
    </message>
</context>
<context>
    <name>TransferText</name>
    <message>
        <source>Negative transfer</source>
        <translation>负迁移</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <source>p &lt; 0.001</source>
        <comment>probability under chance</comment>
        <translation>p &lt; 0.001</translation>
    </message>
    <message>
        <source>p = %1</source>
        <comment>probability under chance</comment>
        <translation>p = %1</translation>
    </message>
    <message>
        <source>agreement with categories: ARI %1 (null %2 ± %3, %4)</source>
        <translation>与类别的一致性：ARI %1（随机 %2 ± %3，%4）</translation>
    </message>
</context>
<context>
    <name>configDifferences</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>not an option</source>
        <translation>不是选项</translation>
    </message>
</context>
<context>
    <name>presets</name>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>未说明之处</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>What the run is called in lists; made from method and suite if empty.</source>
        <translation>运行在列表中的名称；留空则由方法和任务集生成。</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>任务集</translation>
    </message>
    <message>
        <source>The folder that holds suite.json and one folder for each task.</source>
        <translation>包含 suite.json 和每个任务文件夹的文件夹。</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Ids of the tasks to train; every task whose role is train if empty.</source>
        <translation>要训练的任务 id；留空则为角色为 train 的所有任务。</translation>
    </message>
    <message>
        <source>Training rows</source>
        <translation>训练行数</translation>
    </message>
    <message>
        <source>Training rows kept of each task; 0 keeps all.</source>
        <translation>每个任务保留的训练行数；0 为全部。</translation>
    </message>
    <message>
        <source>rows, 0: all</source>
        <translation>行，0：全部</translation>
    </message>
    <message>
        <source>Evaluation rows</source>
        <translation>评估行数</translation>
    </message>
    <message>
        <source>Rows of each task scored while training; 0 scores all. A final evaluation scores all.</source>
        <translation>训练中每个任务评分的行数；0 为全部。最终评估使用全部。</translation>
    </message>
    <message>
        <source>Put the instruction first</source>
        <translation>指令置于开头</translation>
    </message>
    <message>
        <source>Write the task&apos;s instruction before each input.</source>
        <translation>在每个输入前加上任务的指令。</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Decoder-only backbones: what stands between an input and its target; \n is a line break.</source>
        <translation>仅解码器的主干：输入与目标之间的文本；\n 表示换行。</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>骨干模型</translation>
    </message>
    <message>
        <source>The folder of the pretrained model, laid out as Hugging Face does.</source>
        <translation>预训练模型的文件夹，采用 Hugging Face 的格式。</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>How experts and routing are built; its options stand beside it.</source>
        <translation>如何构建专家和路由；选项列在旁边。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Optimiser steps of the run.</source>
        <translation>运行的优化步数。</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Decides the initial adapters and the order of examples.</source>
        <translation>决定适配器的初始值和样本顺序。</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Examples in each step, over all tasks.</source>
        <translation>每步的样本数，所有任务合计。</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Equal numbers of examples of every task, or in proportion to their rows.</source>
        <translation>每个任务样本数相同，或按其行数比例。</translation>
    </message>
    <message>
        <source>balanced</source>
        <translation>balanced</translation>
    </message>
    <message>
        <source>proportional</source>
        <translation>proportional</translation>
    </message>
    <message>
        <source>Bucketing</source>
        <translation>分桶</translation>
    </message>
    <message>
        <source>Batches drawn together and sorted by length; 1 does not sort.</source>
        <translation>一起抽取并按长度排序的批数；1 表示不排序。</translation>
    </message>
    <message>
        <source>batches</source>
        <translation>批</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Highest learning rate of the adapters&apos; modules.</source>
        <translation>适配器模块的最高学习率。</translation>
    </message>
    <message>
        <source>Router learning rate</source>
        <translation>路由器学习率</translation>
    </message>
    <message>
        <source>Highest learning rate of the routing parameters; 0 leaves them as they start.</source>
        <translation>路由参数的最高学习率；0 则保持初始值。</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Largest norm of the whole gradient; 0 does not clip.</source>
        <translation>整个梯度的最大范数；0 表示不裁剪。</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>Beta 1</translation>
    </message>
    <message>
        <source>AdamW&apos;s decay of the mean gradient.</source>
        <translation>AdamW 中平均梯度的衰减系数。</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>Beta 2</translation>
    </message>
    <message>
        <source>AdamW&apos;s decay of the mean squared gradient.</source>
        <translation>AdamW 中平均平方梯度的衰减系数。</translation>
    </message>
    <message>
        <source>Evaluate every</source>
        <translation>评估间隔</translation>
    </message>
    <message>
        <source>Steps between evaluations on the validation split; 0 evaluates only at the end.</source>
        <translation>在验证集上两次评估之间的步数；0 表示只在结束时评估。</translation>
    </message>
    <message>
        <source>steps, 0: at the end</source>
        <translation>步，0：仅在结束时</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>检查点间隔</translation>
    </message>
    <message>
        <source>Steps between checkpoints; 0 keeps only the last state.</source>
        <translation>两个检查点之间的步数；0 表示只保留最后状态。</translation>
    </message>
    <message>
        <source>Routing every</source>
        <translation>路由记录间隔</translation>
    </message>
    <message>
        <source>Steps between recordings of the routing.</source>
        <translation>两次记录路由之间的步数。</translation>
    </message>
    <message>
        <source>Input limit</source>
        <translation>输入上限</translation>
    </message>
    <message>
        <source>Longer inputs are cut to this many tokens.</source>
        <translation>更长的输入会截断到这么多词元。</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Target limit</source>
        <translation>目标上限</translation>
    </message>
    <message>
        <source>Longer targets are cut to this many tokens; also the limit of generated answers.</source>
        <translation>更长的目标会截断到这么多词元；也是生成答案的上限。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where the run trains: auto, cpu, cuda or cuda:N.</source>
        <translation>运行在何处训练：auto、cpu、cuda 或 cuda:N。</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>float32</source>
        <translation>float32</translation>
    </message>
    <message>
        <source>float64</source>
        <translation>float64</translation>
    </message>
    <message>
        <source>bfloat16</source>
        <translation>bfloat16</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>CPU threads; 0 uses all cores.</source>
        <translation>CPU 线程数；0 使用所有核心。</translation>
    </message>
    <message>
        <source>threads, 0: all</source>
        <translation>线程，0：全部</translation>
    </message>
    <message>
        <source>Single-task references</source>
        <translation>单任务参考</translation>
    </message>
    <message>
        <source>auto uses stored ones that match, train makes missing ones first, none leaves negative transfer out.</source>
        <translation>auto 使用已保存且匹配的参考，train 先训练缺少的参考，none 不计算负迁移。</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>auto</translation>
    </message>
    <message>
        <source>train</source>
        <translation>train</translation>
    </message>
    <message>
        <source>none</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Reference folder</source>
        <translation>参考文件夹</translation>
    </message>
    <message>
        <source>A folder of reference files to look in besides the store.</source>
        <translation>除存储之外，还在此文件夹中查找参考文件。</translation>
    </message>
    <message>
        <source>Reference learning rate</source>
        <translation>参考的学习率</translation>
    </message>
    <message>
        <source>Learning rate of each task&apos;s private adapter.</source>
        <translation>每个任务私有适配器的学习率。</translation>
    </message>
    <message>
        <source>Reference rank</source>
        <translation>参考的秩</translation>
    </message>
    <message>
        <source>Rank of each task&apos;s private adapter.</source>
        <translation>每个任务私有适配器的秩。</translation>
    </message>
    <message>
        <source>TensorPoly-I</source>
        <translation>TensorPoly-I</translation>
    </message>
    <message>
        <source>Tensor-product experts mixed per task after the product: routing over the ranks of an entangled tensor.</source>
        <translation>张量积专家在相乘之后按任务混合：在纠缠张量的各秩上路由。</translation>
    </message>
    <message>
        <source>Su et al., TMLR 2024, arXiv 2405.16671, and its published code.</source>
        <translation>Su et al.，TMLR 2024，arXiv 2405.16671，及其公开代码。</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>秩</translation>
    </message>
    <message>
        <source>Inner dimension r of the low-rank update; the update is scaled by 1 / r.</source>
        <translation>低秩更新的内部维度 r；更新按 1 / r 缩放。</translation>
    </message>
    <message>
        <source>Experts</source>
        <translation>专家</translation>
    </message>
    <message>
        <source>Rank terms R of the entangled tensor that tasks route over.</source>
        <translation>供任务路由的纠缠张量秩项数 R。</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>阶</translation>
    </message>
    <message>
        <source>TensorPoly-II</source>
        <translation>TensorPoly-II</translation>
    </message>
    <message>
        <source>Experts mixed per task and per order before the tensor product: a finer choice with one routing matrix for each order.</source>
        <translation>专家在张量积之前按任务和阶混合：选择更细，每阶一个路由矩阵。</translation>
    </message>
    <message>
        <source>Leaves R of each order that tasks route over.</source>
        <translation>每阶供任务路由的叶子数 R。</translation>
    </message>
    <message>
        <source>Poly</source>
        <translation>Poly</translation>
    </message>
    <message>
        <source>Low-rank experts mixed per task: the same weights for both factors of every expert.</source>
        <translation>按任务混合的低秩专家：每个专家的两个因子使用相同权重。</translation>
    </message>
    <message>
        <source>Ponti et al. 2022, arXiv 2202.13914; scale 1/r and initial values as in the Poly code of mttl.</source>
        <translation>Ponti et al. 2022，arXiv 2202.13914；缩放 1/r 和初始值与 mttl 的 Poly 代码相同。</translation>
    </message>
    <message>
        <source>Low-rank pairs S that tasks route over.</source>
        <translation>供任务路由的低秩对数 S。</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>One low-rank update shared by all tasks: the baseline without routing.</source>
        <translation>所有任务共享一个低秩更新：没有路由的基线。</translation>
    </message>
    <message>
        <source>TLoRA</source>
        <translation>TLoRA</translation>
    </message>
    <message>
        <source>One low-rank update whose rows are tensor products, shared by all tasks: few numbers, no routing.</source>
        <translation>所有任务共享一个低秩更新，其行为张量积：参数少，没有路由。</translation>
    </message>
    <message>
        <source>One private low-rank update per task: as many independent single-task runs as there are tasks.</source>
        <translation>每个任务一个私有低秩更新：相当于与任务数相同的独立单任务运行。</translation>
    </message>
    <message>
        <source>Private selector of Ponti et al. 2022; see packaging/docs/demo.md.</source>
        <translation>Ponti et al. 2022 的私有选择器；见 packaging/docs/demo.md。</translation>
    </message>
    <message>
        <source>order</source>
        <translation>阶</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>TensorBoard files</source>
        <translation>TensorBoard 文件</translation>
    </message>
    <message>
        <source>Also write the curves into the run&apos;s folder as TensorBoard reads them.</source>
        <translation>同时将曲线以 TensorBoard 可读的形式写入运行文件夹。</translation>
    </message>
    <message>
        <source>MHR</source>
        <translation>MHR</translation>
    </message>
    <message>
        <source>Poly with several heads: every block of inputs and outputs mixes the experts with weights of its own.</source>
        <translation>多头 Poly：每个输入和输出块用各自的权重混合专家。</translation>
    </message>
    <message>
        <source>Caccia et al. 2023, Multi-Head Adapter Routing; scale 1/r and initial values as in the branch mhr_camera_ready of mttl.</source>
        <translation>Caccia 等 2023，Multi-Head Adapter Routing；缩放 1/r，初始值同 mttl 的 mhr_camera_ready 分支。</translation>
    </message>
    <message>
        <source>Low-rank pairs S that the heads of a task route over.</source>
        <translation>供任务的各个头路由的低秩对数 S。</translation>
    </message>
    <message>
        <source>Heads</source>
        <translation>头数</translation>
    </message>
    <message>
        <source>Blocks of inputs and outputs that choose their experts by themselves; 1 is Poly.</source>
        <translation>各自选择专家的输入和输出块数；1 即 Poly。</translation>
    </message>
    <message>
        <source>Leaves in each tensor product; 4 needs far fewer numbers than 2. Others than 2 and 4 are not from the paper.</source>
        <translation>每个张量积的叶数；4 比 2 所需的数少得多。2 和 4 之外的值并非出自论文。</translation>
    </message>
    <message>
        <source>Share of the steps in which the learning rate rises; afterwards it follows the schedule.</source>
        <translation>学习率上升所占的步数比例；之后按调度变化。</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>How the learning rate goes on after the warm-up: linear and cosine fall to 0.</source>
        <translation>预热之后学习率如何变化：linear 和 cosine 降到 0。</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>inverse-sqrt</source>
        <translation>平方根倒数</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>AdamW, or Adafactor as transformers has it, which keeps far fewer numbers.</source>
        <translation>AdamW，或与 transformers 相同的 Adafactor，后者保存的数少得多。</translation>
    </message>
    <message>
        <source>adamw</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>adafactor</source>
        <translation>Adafactor</translation>
    </message>
    <message>
        <source>Scale by parameter</source>
        <translation>按参数缩放</translation>
    </message>
    <message>
        <source>Adafactor: multiply the learning rate by the size of each parameter, at least 0.001.</source>
        <translation>Adafactor：学习率乘以每个参数的大小，至少 0.001。</translation>
    </message>
    <message>
        <source>Decoupled weight decay of the modules.</source>
        <translation>模块的解耦权重衰减。</translation>
    </message>
    <message>
        <source>MoLoRA</source>
        <translation>MoLoRA</translation>
    </message>
    <message>
        <source>Low-rank experts that every token mixes by itself: a gate in each layer chooses the best few.</source>
        <translation>由每个词元自行混合的低秩专家：每层的门控选出最好的几个。</translation>
    </message>
    <message>
        <source>Zadouri et al. 2023, arXiv 2309.05444; top-k gate and balance loss as in the baselines of Zhao et al., COLING 2025, arXiv 2412.08946.</source>
        <translation>Zadouri 等 2023，arXiv 2309.05444；top-k 门控和均衡损失同 Zhao 等，COLING 2025，arXiv 2412.08946 的基线。</translation>
    </message>
    <message>
        <source>Inner dimension r of the low-rank update.</source>
        <translation>低秩更新的内部维度 r。</translation>
    </message>
    <message>
        <source>Low-rank pairs of a layer that tokens are sent to.</source>
        <translation>词元被送往的一层中的低秩对数。</translation>
    </message>
    <message>
        <source>Experts per token</source>
        <translation>每个词元的专家数</translation>
    </message>
    <message>
        <source>Each token uses only the experts that its gate weights most; their weights are made to sum to 1.</source>
        <translation>每个词元只使用门控权重最大的专家；它们的权重归一化为总和 1。</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>Alpha</translation>
    </message>
    <message>
        <source>The update is scaled by alpha divided by the rank.</source>
        <translation>更新按 Alpha 除以秩缩放。</translation>
    </message>
    <message>
        <source>Experts by layer</source>
        <translation>各层专家数</translation>
    </message>
    <message>
        <source>Experts in each quarter of the layers of encoder and decoder, from the first; even: the number of experts everywhere.</source>
        <translation>编码器和解码器各四分之一层的专家数，从最前面开始；even：各处均为“专家”数。</translation>
    </message>
    <message>
        <source>even</source>
        <translation>even</translation>
    </message>
    <message>
        <source>2-4-6-8</source>
        <translation>2-4-6-8</translation>
    </message>
    <message>
        <source>8-6-4-2</source>
        <translation>8-6-4-2</translation>
    </message>
    <message>
        <source>5-5-5-5</source>
        <translation>5-5-5-5</translation>
    </message>
    <message>
        <source>Adapted layers</source>
        <translation>适配的层</translation>
    </message>
    <message>
        <source>all: every Linear of attention and feed-forward; qv: queries and values only; auto: qv for decoder-only backbones, all for others.</source>
        <translation>all：注意力和前馈的每个 Linear；qv：仅查询和值；auto：仅解码器的主干用 qv，其他用 all。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>qv</source>
        <translation>qv</translation>
    </message>
    <message>
        <source>Balance coefficient</source>
        <translation>均衡系数</translation>
    </message>
    <message>
        <source>Weight of the loss that spreads tokens over the experts; the recorded loss is without it.</source>
        <translation>使词元分散到各专家的损失的权重；记录的损失不包含它。</translation>
    </message>
    <message>
        <source>MoSLD</source>
        <translation>MoSLD</translation>
    </message>
    <message>
        <source>Like MoLoRA, but the experts of a layer share one factor, whose weights are dropped in training.</source>
        <translation>类似 MoLoRA，但一层的专家共享一个因子，其权重在训练中随机丢弃。</translation>
    </message>
    <message>
        <source>Zhao et al., COLING 2025, arXiv 2412.08946; no code was published, what the paper leaves open is as in MoLA.</source>
        <translation>Zhao 等，COLING 2025，arXiv 2412.08946；未公布代码，论文未说明之处同 MoLA。</translation>
    </message>
    <message>
        <source>Private factors of a layer that tokens are sent to, where experts by layer is even.</source>
        <translation>词元被送往的一层中的私有因子数，用于“各层专家数”为 even 时。</translation>
    </message>
    <message>
        <source>Weight dropout</source>
        <translation>权重丢弃</translation>
    </message>
    <message>
        <source>Share of the shared factor&apos;s weights that training sets to zero in each step; 0 is MoSL.</source>
        <translation>训练每一步将共享因子中置零的权重比例；0 即 MoSL。</translation>
    </message>
    <message>
        <source>Shared side</source>
        <translation>共享的一侧</translation>
    </message>
    <message>
        <source>Which factor the experts of a layer share: that of the inputs, as LoRA&apos;s names have it, or that of the outputs, as the paper&apos;s dimensions have it.</source>
        <translation>一层的专家共享哪个因子：按 LoRA 的命名是输入侧，按论文的维度是输出侧。</translation>
    </message>
    <message>
        <source>input</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Hu et al. 2021; initial values as in the Poly code of mttl.</source>
        <translation>Hu et al. 2021；初始值与 mttl 的 Poly 代码相同。</translation>
    </message>
    <message>
        <source>Input dropout</source>
        <translation>输入丢弃</translation>
    </message>
    <message>
        <source>Share of the update&apos;s inputs that training sets to zero in each step.</source>
        <translation>训练每一步将更新的输入中置零的比例。</translation>
    </message>
    <message>
        <source>(IA)³</source>
        <translation>(IA)³</translation>
    </message>
    <message>
        <source>Learned scales of keys, values and inner activations, shared by all tasks: the fewest numbers, no routing.</source>
        <translation>所有任务共享的键、值和内部激活的可学习缩放：数值最少，没有路由。</translation>
    </message>
    <message>
        <source>Liu et al. 2022, Few-Shot Parameter-Efficient Fine-Tuning (T-Few).</source>
        <translation>Liu 等 2022，Few-Shot Parameter-Efficient Fine-Tuning（T-Few）。</translation>
    </message>
    <message>
        <source>Full fine-tuning</source>
        <translation>全量微调</translation>
    </message>
    <message>
        <source>Every weight of attention and feed-forward is trained, shared by all tasks; needs five times the memory of those weights.</source>
        <translation>训练注意力和前馈的每个权重，由所有任务共享；需要这些权重五倍的内存。</translation>
    </message>
    <message>
        <source>The usual upper baseline; embeddings and norms stay frozen.</source>
        <translation>常用的上限基线；嵌入和归一化保持冻结。</translation>
    </message>
    <message>
        <source>Selector</source>
        <translation>选择器</translation>
    </message>
    <message>
        <source>learned: tasks learn which experts they use; average: all experts alike; private: one expert for each task; fixed: one for each category of the suite.</source>
        <translation>learned：任务学习使用哪些专家；average：所有专家同等；private：每个任务一个专家；fixed：任务集的每个类别一个专家。</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>learned</translation>
    </message>
    <message>
        <source>average</source>
        <translation>average</translation>
    </message>
    <message>
        <source>private</source>
        <translation>private</translation>
    </message>
    <message>
        <source>fixed</source>
        <translation>fixed</translation>
    </message>
    <message>
        <source>Granularity</source>
        <translation>粒度</translation>
    </message>
    <message>
        <source>What shares one selector: nothing (each Linear has its own), the Linears of an attention or feed-forward layer, of a block, of encoder or decoder, or all.</source>
        <translation>什么共用一个选择器：无（每个 Linear 各有一个）、一个注意力层或前馈层的 Linear、一个块的、编码器或解码器的，或全部。</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>layer</translation>
    </message>
    <message>
        <source>block</source>
        <translation>block</translation>
    </message>
    <message>
        <source>coder</source>
        <translation>coder</translation>
    </message>
    <message>
        <source>one</source>
        <translation>one</translation>
    </message>
    <message>
        <source>Gates</source>
        <translation>门控</translation>
    </message>
    <message>
        <source>From logits to gates: sigmoid; relaxed-bernoulli: with noise in training; straight-through: rounded to open or closed, also in evaluation.</source>
        <translation>由 logits 得到门控：sigmoid；relaxed-bernoulli：训练时加噪声；straight-through：取整为开或关，评估时也是。</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>sigmoid</translation>
    </message>
    <message>
        <source>relaxed-bernoulli</source>
        <translation>relaxed-bernoulli</translation>
    </message>
    <message>
        <source>straight-through</source>
        <translation>straight-through</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Of relaxed Bernoulli gates: the lower it is, the closer they are to open or closed.</source>
        <translation>relaxed Bernoulli 门控的温度：越低，门控越接近开或关。</translation>
    </message>
    <message>
        <source>Normalisation</source>
        <translation>归一化</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>sum</translation>
    </message>
    <message>
        <source>average-correction</source>
        <translation>average-correction</translation>
    </message>
    <message>
        <source>l2</source>
        <translation>l2</translation>
    </message>
    <message>
        <source>Shared expert</source>
        <translation>共享专家</translation>
    </message>
    <message>
        <source>Opens the gate of the last expert for every task, whatever the task learns.</source>
        <translation>为每个任务打开最后一个专家的门控，不论任务学到什么。</translation>
    </message>
    <message>
        <source>attention</source>
        <translation>注意力</translation>
    </message>
    <message>
        <source>cross</source>
        <translation>交叉注意力</translation>
    </message>
    <message>
        <source>feed-forward</source>
        <translation>前馈</translation>
    </message>
    <message>
        <source>Row sample</source>
        <translation>行抽样</translation>
    </message>
    <message>
        <source>Which rows are kept where training rows are limited: the first ones for 0, else those drawn with this seed.</source>
        <translation>限制训练行数时保留哪些行：0 为最前面的行，否则为用此种子抽取的行。</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>标签平滑</translation>
    </message>
    <message>
        <source>Share of the wanted probability that every token of the vocabulary gets alike.</source>
        <translation>目标概率中由词表所有词元均分的份额。</translation>
    </message>
    <message>
        <source>Choice loss</source>
        <translation>选择损失</translation>
    </message>
    <message>
        <source>Weight of T-Few&apos;s loss that tells the options of a row apart; 0 leaves it out.</source>
        <translation>T-Few 中区分一行各选项的损失的权重；0 表示不用。</translation>
    </message>
    <message>
        <source>Unlikelihood loss</source>
        <translation>非似然损失</translation>
    </message>
    <message>
        <source>Weight of T-Few&apos;s loss that makes wrong options unlikely; 0 leaves it out.</source>
        <translation>T-Few 中降低错误选项概率的损失的权重；0 表示不用。</translation>
    </message>
    <message>
        <source>Length normalisation</source>
        <translation>长度归一化</translation>
    </message>
    <message>
        <source>Options compare by loss divided by this power of their tokens; evaluation uses 1.</source>
        <translation>比较选项时，损失除以词元数的此次幂；评估时取 1。</translation>
    </message>
    <message>
        <source>Trained run</source>
        <translation>已训练的运行</translation>
    </message>
    <message>
        <source>Folder of a trained run whose adapters this one starts from; empty trains from the start.</source>
        <translation>已训练运行的文件夹，本次从其适配器开始；留空则从头训练。</translation>
    </message>
    <message>
        <source>Adapted part</source>
        <translation>适配的部分</translation>
    </message>
    <message>
        <source>routing</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>scratch</source>
        <translation>从零开始</translation>
    </message>
    <message>
        <source>First routing</source>
        <translation>初始路由</translation>
    </message>
    <message>
        <source>What the new task&apos;s routing starts from: fresh values, or the trained task whose inputs are nearest.</source>
        <translation>新任务的路由从何开始：新的初值，或输入最相近的已训练任务。</translation>
    </message>
    <message>
        <source>fresh</source>
        <translation>新初值</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Which step counts: the best on the validation split, or the best on the test split, which is optimistic.</source>
        <translation>以哪一步为准：验证集上最好的一步，或测试集上最好的一步（偏乐观）。</translation>
    </message>
    <message>
        <source>separate-dev</source>
        <translation>单独的验证集</translation>
    </message>
    <message>
        <source>best-on-test</source>
        <translation>测试集上最好</translation>
    </message>
    <message>
        <source>TensorPoly-I on T0-3B</source>
        <translation>T0-3B 上的 TensorPoly-I</translation>
    </message>
    <message>
        <source>The papers&apos; published code (mttl, branch zs_code, configs/t0) for bigscience/T0_3B</source>
        <translation>论文公开的代码（mttl，分支 zs_code，configs/t0），用于 bigscience/T0_3B</translation>
    </message>
    <message>
        <source>Order 4 is what the published file says; the paper&apos;s own tables are not known.</source>
        <translation>公开文件中的阶为 4；论文自己的表格未知。</translation>
    </message>
    <message>
        <source>A task is one prompt template of T0&apos;s base mixture there, 313 in all, with 1000 training rows each; bring such a suite.</source>
        <translation>那里的一个任务是 T0 基础混合中的一个提示模板，共 313 个，各 1000 行训练数据；请自备这样的任务集。</translation>
    </message>
    <message>
        <source>The published optimiser gives 1e-3 to names with &apos;lora&apos; in them alone, so that the leaves of the tensor methods train with 3e-4 and all others with 1e-3; this follows it.</source>
        <translation>公开的优化器只给名称含“lora”的参数 1e-3，因此张量方法的叶子以 3e-4 训练，其余以 1e-3 训练；此处照做。</translation>
    </message>
    <message>
        <source>The published run keeps checkpoints every 50000 steps and at 25000; evaluation in between is ours.</source>
        <translation>公开的运行每 50000 步及第 25000 步保存检查点；其间的评估是本程序加的。</translation>
    </message>
    <message>
        <source>TensorPoly-II on T0-3B</source>
        <translation>T0-3B 上的 TensorPoly-II</translation>
    </message>
    <message>
        <source>Order 4 is taken from TensorPoly-I&apos;s file; the published file leaves it to the command line.</source>
        <translation>阶 4 取自 TensorPoly-I 的文件；公开的文件把它留给命令行。</translation>
    </message>
    <message>
        <source>Poly on T0-3B</source>
        <translation>T0-3B 上的 Poly</translation>
    </message>
    <message>
        <source>LoRA on T0-3B</source>
        <translation>T0-3B 上的 LoRA</translation>
    </message>
    <message>
        <source>MHR on T5-XL-LM</source>
        <translation>T5-XL-LM 上的 MHR</translation>
    </message>
    <message>
        <source>The published batch is 8 rows, twice accumulated: set training.batch_size=16 where memory allows.</source>
        <translation>公开的批次为 8 行、累积两次：内存允许时请设 training.batch_size=16。</translation>
    </message>
    <message>
        <source>Its file leaves noise on the routing on; this trains without, as the other presets do.</source>
        <translation>其文件保留路由噪声；此处与其他方案一样不加噪声训练。</translation>
    </message>
    <message>
        <source>Few-shot adaptation on T0</source>
        <translation>T0 上的少样本适配</translation>
    </message>
    <message>
        <source>The papers&apos; published code (mttl, finetune.json) and Liu et al. 2022 (T-Few)</source>
        <translation>论文公开的代码（mttl，finetune.json）和 Liu et al. 2022（T-Few）</translation>
    </message>
    <message>
        <source>For tensorpoly adapt. The published numbers are of the best step on the test rows themselves: --protocol best-on-test; the default here is not.</source>
        <translation>用于 tensorpoly adapt。公开的数字取自测试行本身上最好的一步：--protocol best-on-test；此处默认不是这样。</translation>
    </message>
    <message>
        <source>Published shots: wsc, wic, rte, cb, copa and anli 32, winogrande 50, storycloze 70, hellaswag 20; seeds 42, 1024 and 0.</source>
        <translation>公开的样本数：wsc、wic、rte、cb、copa 和 anli 为 32，winogrande 50，storycloze 70，hellaswag 20；种子 42、1024 和 0。</translation>
    </message>
    <message>
        <source>It validates every 50 epochs or every 4, by version; every 100 steps is ours.</source>
        <translation>其验证间隔依版本为 50 或 4 个轮次；每 100 步是本程序定的。</translation>
    </message>
    <message>
        <source>Poly on CrossFit</source>
        <translation>CrossFit 上的 Poly</translation>
    </message>
    <message>
        <source>Ponti et al. 2022, arXiv 2202.13914, for BART-large</source>
        <translation>Ponti et al. 2022，arXiv 2202.13914，用于 BART-large</translation>
    </message>
    <message>
        <source>Searched there: module rates 1e-2, 1e-3 and 1e-4, router rates 1e-1 and 1e-2, 2 to 32 experts; the middle is taken.</source>
        <translation>其搜索范围：模块学习率 1e-2、1e-3 和 1e-4，路由器 1e-1 和 1e-2，2 到 32 个专家；此处取中间值。</translation>
    </message>
    <message>
        <source>It trains 30 epochs; set training.steps to 30 times the rows divided by 32.</source>
        <translation>其训练 30 个轮次；请把 training.steps 设为行数乘 30 再除以 32。</translation>
    </message>
    <message>
        <source>The paper adapts attention alone, this build attention and feed-forward.</source>
        <translation>论文只适配注意力，本程序适配注意力和前馈层。</translation>
    </message>
    <message>
        <source>Clipping, decay and length limits are not stated; the program&apos;s defaults stand.</source>
        <translation>未说明梯度裁剪、衰减和长度限制；沿用本程序的默认值。</translation>
    </message>
    <message>
        <source>MoSLD on LLaMA-2-7B</source>
        <translation>LLaMA-2-7B 上的 MoSLD</translation>
    </message>
    <message>
        <source>Zhao et al., COLING 2025, arXiv 2412.08946, section 4.3</source>
        <translation>Zhao et al.，COLING 2025，arXiv 2412.08946，第 4.3 节</translation>
    </message>
    <message>
        <source>Optimiser, schedule, warm-up, decay, length limit and the weight of the balance loss are not stated; AdamW, 256 tokens and 1e-3 are those of the sibling code MoLA, the rest the program&apos;s defaults.</source>
        <translation>未说明优化器、调度、预热、衰减、长度限制和均衡损失的权重；AdamW、256 词元和 1e-3 取自相近的代码 MoLA，其余为本程序的默认值。</translation>
    </message>
    <message>
        <source>The recipe&apos;s text gives more experts to low layers, its ablation finds more in high layers better; 2-4-6-8 is the latter.</source>
        <translation>方案正文给低层更多专家，其消融实验发现高层更多更好；2-4-6-8 是后者。</translation>
    </message>
    <message>
        <source>It trains 10 epochs; set training.steps to 10 times the rows divided by 128.</source>
        <translation>其训练 10 个轮次；请把 training.steps 设为行数乘 10 再除以 128。</translation>
    </message>
    <message>
        <source>Task-level MoE</source>
        <translation>任务级 MoE</translation>
    </message>
    <message>
        <source>Every layer exists in several copies that are all trained; a router mixes them by task. Needs the memory of so many models.</source>
        <translation>每一层都有多个副本，全部参与训练；路由器按任务混合它们。所需内存相当于同样多个模型。</translation>
    </message>
    <message>
        <source>Copies of every layer that tasks are routed to.</source>
        <translation>每一层的副本数，任务被路由到这些副本。</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>softmax mixes all experts; gumbel does so with noise in training; straight-through draws one; average and random learn nothing, to compare with.</source>
        <translation>softmax 混合所有专家；gumbel 在训练中带噪声混合；straight-through 抽取一个；average 和 random 不学习，用于比较。</translation>
    </message>
    <message>
        <source>softmax</source>
        <translation>softmax</translation>
    </message>
    <message>
        <source>gumbel</source>
        <translation>gumbel</translation>
    </message>
    <message>
        <source>random-per-example</source>
        <translation>按样本随机</translation>
    </message>
    <message>
        <source>random-per-task</source>
        <translation>按任务随机</translation>
    </message>
    <message>
        <source>Router</source>
        <translation>路由器</translation>
    </message>
    <message>
        <source>Network from the vector of a task to its routes; per-layer ones make what each layer sees, the others tell layers apart by a position.</source>
        <translation>从任务向量到其路由的网络；per-layer 形式为每层生成各自的输入，其他形式用位置区分各层。</translation>
    </message>
    <message>
        <source>mlp-per-layer</source>
        <translation>每层 MLP</translation>
    </message>
    <message>
        <source>mlp</source>
        <translation>MLP</translation>
    </message>
    <message>
        <source>rnn</source>
        <translation>RNN</translation>
    </message>
    <message>
        <source>rnn-per-layer</source>
        <translation>每层输入的 RNN</translation>
    </message>
    <message>
        <source>gru</source>
        <translation>GRU</translation>
    </message>
    <message>
        <source>gru-per-layer</source>
        <translation>每层输入的 GRU</translation>
    </message>
    <message>
        <source>lstm</source>
        <translation>LSTM</translation>
    </message>
    <message>
        <source>lstm-per-layer</source>
        <translation>每层输入的 LSTM</translation>
    </message>
    <message>
        <source>transformer</source>
        <translation>transformer</translation>
    </message>
    <message>
        <source>transformer-per-layer</source>
        <translation>每层输入的 transformer</translation>
    </message>
    <message>
        <source>Task vectors</source>
        <translation>任务向量</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>tuned-text</source>
        <translation>微调后的文本</translation>
    </message>
    <message>
        <source>fisher</source>
        <translation>Fisher</translation>
    </message>
    <message>
        <source>Vector size</source>
        <translation>向量大小</translation>
    </message>
    <message>
        <source>Numbers of a task vector, but for texts, whose vectors are as long as hidden states; a multiple of 4.</source>
        <translation>任务向量的元素个数，文本向量除外（其长度与隐藏状态相同）；须为 4 的倍数。</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>2: after a first stage the experts start again from the backbone, and the routes that were learned stay as they are.</source>
        <translation>2：第一阶段之后专家重新从骨干模型开始，学到的路由保持不变。</translation>
    </message>
    <message>
        <source>First stage</source>
        <translation>第一阶段</translation>
    </message>
    <message>
        <source>Share of the steps after which the second stage begins.</source>
        <translation>第二阶段开始前所占的步数比例。</translation>
    </message>
    <message>
        <source>Kept routes</source>
        <translation>保留的路由</translation>
    </message>
    <message>
        <source>Which routes of the first stage the second one keeps: the last, or those of the best mean validation score.</source>
        <translation>第二阶段保留第一阶段的哪些路由：最后的，或平均验证得分最高的。</translation>
    </message>
    <message>
        <source>last</source>
        <translation>最后</translation>
    </message>
    <message>
        <source>best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Train given vectors</source>
        <translation>训练给定的向量</translation>
    </message>
    <message>
        <source>Whether vectors made before training are trained further; learned ones always are, random ones never.</source>
        <translation>训练前得到的向量是否继续训练；学习的总是，随机的从不。</translation>
    </message>
    <message>
        <source>Vector learning rate</source>
        <translation>向量学习率</translation>
    </message>
    <message>
        <source>Learning rate of task vectors, as a multiple of the router&apos;s.</source>
        <translation>任务向量的学习率，为路由器学习率的倍数。</translation>
    </message>
    <message>
        <source>Vector steps</source>
        <translation>向量步数</translation>
    </message>
    <message>
        <source>Steps on each task, 8 rows at a time, that its tuned-text or fisher vector takes.</source>
        <translation>每个任务为得到 tuned-text 或 fisher 向量所用的步数，每步 8 行。</translation>
    </message>
    <message>
        <source>Vector training rate</source>
        <translation>向量训练学习率</translation>
    </message>
    <message>
        <source>Learning rate of these steps.</source>
        <translation>这些步骤的学习率。</translation>
    </message>
    <message>
        <source>Router width</source>
        <translation>路由器宽度</translation>
    </message>
    <message>
        <source>Hidden size of the router; a multiple of 4.</source>
        <translation>路由器的隐藏大小；须为 4 的倍数。</translation>
    </message>
    <message>
        <source>Router dropout</source>
        <translation>路由器 dropout</translation>
    </message>
    <message>
        <source>Share that a transformer as router drops in training; published: 0.1.</source>
        <translation>以 transformer 为路由器时训练中丢弃的比例；论文代码为 0.1。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>Whether noise of gumbel and straight-through is drawn for each task or, as published, for each example.</source>
        <translation>gumbel 和 straight-through 的噪声按任务抽取，还是如论文代码那样按样本抽取。</translation>
    </message>
    <message>
        <source>task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>example</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Noise in evaluation</source>
        <translation>评估时的噪声</translation>
    </message>
    <message>
        <source>Whether noise is also drawn in evaluation, as published; scores are then a matter of chance.</source>
        <translation>评估时是否也抽取噪声（如论文代码）；此时得分取决于偶然。</translation>
    </message>
    <message>
        <source>Routes are the softmax of logits divided by this, which falls with the steps.</source>
        <translation>路由是 logits 除以该值后的 softmax，该值随步数下降。</translation>
    </message>
    <message>
        <source>Lowest temperature</source>
        <translation>最低温度</translation>
    </message>
    <message>
        <source>Where the temperature stops falling.</source>
        <translation>温度停止下降之处。</translation>
    </message>
    <message>
        <source>Temperature rate</source>
        <translation>温度下降率</translation>
    </message>
    <message>
        <source>The temperature falls as exp(-rate * step); 0: so that it is at its lowest after a third of the stage.</source>
        <translation>温度按 exp(-率 * 步) 下降；0：使其在该阶段三分之一后达到最低。</translation>
    </message>
    <message>
        <source>Second temperature</source>
        <translation>第二阶段温度</translation>
    </message>
    <message>
        <source>The temperature that the second stage starts with: all experts are nearly averaged.</source>
        <translation>第二阶段开始时的温度：所有专家几乎取平均。</translation>
    </message>
    <message>
        <source>Second lowest temperature</source>
        <translation>第二阶段最低温度</translation>
    </message>
    <message>
        <source>Where the temperature of the second stage stops falling.</source>
        <translation>第二阶段温度停止下降之处。</translation>
    </message>
    <message>
        <source>Second temperature rate</source>
        <translation>第二阶段温度下降率</translation>
    </message>
    <message>
        <source>As the temperature rate, for the second stage; 0: lowest after 95 % of it.</source>
        <translation>同温度下降率，用于第二阶段；0：在其 95 % 后达到最低。</translation>
    </message>
    <message>
        <source>Random experts</source>
        <translation>随机专家数</translation>
    </message>
    <message>
        <source>Experts that random-per-task gives a task in each layer, fewer than there are.</source>
        <translation>random-per-task 在每层给一个任务的专家数，须少于专家总数。</translation>
    </message>
    <message>
        <source>Initial noise</source>
        <translation>初始噪声</translation>
    </message>
    <message>
        <source>Deviation of what is added to each weight of an expert at first, so that experts differ.</source>
        <translation>最初加到专家每个权重上的噪声的标准差，使专家有所不同。</translation>
    </message>
    <message>
        <source>Distance coefficient</source>
        <translation>距离系数</translation>
    </message>
    <message>
        <source>Weight of a loss on how far the experts of a layer are apart; below 0 it drives them apart.</source>
        <translation>对同层专家间距离的损失的权重；小于 0 时使它们相互远离。</translation>
    </message>
    <message>
        <source>Number type of the frozen backbone; adapters are float32 or wider. float16 scales the loss; bfloat16 needs no scaling.</source>
        <translation>冻结骨干模型的数值类型；适配器为 float32 或更宽。float16 会缩放损失；bfloat16 不需要缩放。</translation>
    </message>
    <message>
        <source>float16</source>
        <translation>float16</translation>
    </message>
    <message>
        <source>Gradient checkpointing</source>
        <translation>梯度检查点</translation>
    </message>
    <message>
        <source>Run each layer again in the backward pass instead of keeping what it computed: less memory, about a third more time.</source>
        <translation>反向传播时重新计算每一层，而不保留其中间结果：占用内存更少，耗时约增加三分之一。</translation>
    </message>
    <message>
        <source>What is trained: all, the routing alone, the modules under a uniform mean, all of it from scratch, the modules alone under fixed routing, or the dense model squeezed out of a mixture of layers.</source>
        <translation>训练什么：全部、仅路由、均匀平均下的模块、全部从零开始、固定路由下仅模块，或从层混合中提取的稠密模型。</translation>
    </message>
    <message>
        <source>modules</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>squeezed</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>sum: gates divided by their sum; average-correction: by the root of their number instead; l2: logits divided by their length, which leaves negative weights. Routing matrices then show the sizes of the weights as shares, without their sign.</source>
        <translation>sum：门控除以其总和；average-correction：改为除以其数目的平方根；l2：logits 除以其长度，权重可为负。此时路由矩阵以占比显示权重的大小，不含正负号。</translation>
    </message>
    <message>
        <source>Ye, Zha and Ren, Findings of EMNLP 2022, arXiv 2205.12701; noise is drawn for each task and not in evaluation, and embeddings stay frozen, unless options say otherwise.</source>
        <translation>Ye、Zha 和 Ren，Findings of EMNLP 2022，arXiv 2205.12701；除非选项另有规定，噪声按任务抽取，评估时不加噪声，嵌入保持冻结。</translation>
    </message>
    <message>
        <source>What the router knows of a task: learned or random numbers, what the encoder says of its training inputs, before or after fine-tuning on it, or which adapters matter for it; decoder-text: what the decoder says of them, as published.</source>
        <translation>路由器对任务的了解：学习的或随机的数，编码器对其训练输入的表示（在该任务上微调之前或之后），或哪些适配器对它重要；decoder-text：解码器对这些输入的表示，与已发表的做法相同。</translation>
    </message>
    <message>
        <source>decoder-text</source>
        <translation>解码器文本</translation>
    </message>
    <message>
        <source>Experts in evaluation</source>
        <translation>评估时的专家</translation>
    </message>
    <message>
        <source>Which experts run in evaluation: all that a task&apos;s route weighs, or the one with the largest weight alone, as published code generates with gumbel and straight-through; a second stage runs all.</source>
        <translation>评估时运行哪些专家：任务路由所加权的全部专家，或仅权重最大的一个（已发表代码在 gumbel 和 straight-through 下即如此生成）；第二阶段运行全部。</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Dense encoder layers</source>
        <translation>稠密编码器层</translation>
    </message>
    <message>
        <source>Numbers of encoder layers from 0, such as 0,1, that stay one copy, trained as the rest; published runs have none.</source>
        <translation>从 0 起的编码器层号，例如 0,1；这些层只保留一份，与其余部分一样训练；已发表的运行中没有。</translation>
    </message>
    <message>
        <source>Dense decoder layers</source>
        <translation>稠密解码器层</translation>
    </message>
    <message>
        <source>The same for the decoder; all layers in both lists: no mixture, every layer is fine-tuned.</source>
        <translation>解码器的相应设置；两个列表包含所有层时：没有混合，每一层都被微调。</translation>
    </message>
    <message>
        <source>Train embeddings</source>
        <translation>训练嵌入</translation>
    </message>
    <message>
        <source>Whether all that is not a layer is trained too: embeddings with a head tied to them, positions and the norms around the stacks; published code does.</source>
        <translation>是否也训练不属于层的部分：嵌入及与其绑定的输出头、位置以及堆栈外围的归一化；已发表代码会训练。</translation>
    </message>
    <message>
        <source>Task-level MoE on BART-base</source>
        <translation>BART-base 上的 Task-level MoE</translation>
    </message>
    <message>
        <source>Ye, Zha and Ren, Findings of EMNLP 2022, arXiv 2205.12701, and its published code (CrossTaskMoE), for facebook/bart-base</source>
        <translation>Ye、Zha 和 Ren，Findings of EMNLP 2022，arXiv 2205.12701，及其已发表代码（CrossTaskMoE），针对 facebook/bart-base</translation>
    </message>
    <message>
        <source>One stage, with the defaults of the published program. How its example&apos;s task vectors were made is not stated; random ones that are trained are taken.</source>
        <translation>一个阶段，采用已发表程序的默认值。其示例的任务向量如何得到没有说明；这里取会被训练的随机向量。</translation>
    </message>
    <message>
        <source>The published run goes back to the checkpoint with the best mean validation score; this one ends with the last.</source>
        <translation>已发表的运行回到平均验证得分最高的检查点；本运行以最后一个结束。</translation>
    </message>
    <message>
        <source>Suite: CrossFit&apos;s random partition, 120 training tasks. Published inputs start with the task&apos;s name in brackets; bring such a suite.</source>
        <translation>套件：CrossFit 的 random 划分，120 个训练任务。已发表的输入以方括号中的任务名开头；请自备这样的套件。</translation>
    </message>
    <message>
        <source>The published loss is a sum over the tokens of the batch, ours a mean over tokens and tasks, so that its clip at 0.1 is reached more often there.</source>
        <translation>已发表的损失是批次中各词元之和，我们的是词元和任务上的平均，因此那里更常触及 0.1 的裁剪阈值。</translation>
    </message>
    <message>
        <source>The published batch is 16 rows, twice accumulated; scores of its gumbel routes are drawn, so that they vary from one evaluation to the next.</source>
        <translation>已发表的批次为 16 行、累积两次；其 gumbel 路由的得分带有抽样，因此每次评估都会变化。</translation>
    </message>
    <message>
        <source>Task-level MoE on BART-base, two stages</source>
        <translation>BART-base 上的 Task-level MoE，两个阶段</translation>
    </message>
    <message>
        <source>30000 steps, then 60000 with routes that stay. LSTM and frozen Fisher vectors are what the published comparison is made with; routing and steps of its first stage are not stated and are the program&apos;s defaults.</source>
        <translation>30000 步，然后在路由保持不变的情况下 60000 步。已发表的比较使用 LSTM 和冻结的 Fisher 向量；其第一阶段的路由和步数没有说明，取程序默认值。</translation>
    </message>
    <message>
        <source>Published Fisher vectors are of bottleneck adapters, and how they became 128 numbers is not stated; here they are of LoRA factors, by principal components.</source>
        <translation>已发表的 Fisher 向量来自瓶颈适配器，如何变为 128 个数没有说明；这里来自 LoRA 因子，经主成分降维。</translation>
    </message>
    <message>
        <source>The second stage is evaluated every 3000 steps from 15000 on there.</source>
        <translation>那里第二阶段从 15000 步起每 3000 步评估一次。</translation>
    </message>
</context>
<context>
    <name>tp::AboutCommand</name>
    <message>
        <source>&amp;About TensorPoly Workbench</source>
        <translation>关于 TensorPoly Workbench(&amp;A)</translation>
    </message>
    <message>
        <source>About TensorPoly Workbench</source>
        <translation>关于 TensorPoly Workbench</translation>
    </message>
    <message>
        <source>&lt;h3&gt;TensorPoly Workbench %1&lt;/h3&gt;&lt;p&gt;Trains one language model on many tasks with routed adapters, and shows routing, task clusters and negative transfer while they form.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later. Built with Qt %2, LibTorch, QCustomPlot and Dear ImGui.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;TensorPoly Workbench %1&lt;/h3&gt;&lt;p&gt;用带路由的适配器在多个任务上训练一个语言模型，并实时展示路由、任务聚类和负迁移。&lt;/p&gt;&lt;p&gt;自由软件，遵循 GNU 通用公共许可证第 3 版或更高版本。使用 Qt %2、LibTorch、QCustomPlot 和 Dear ImGui 构建。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>tp::AdaptCommand</name>
    <message>
        <source>&amp;Adapt to a new task…</source>
        <translation>适配到新任务(&amp;A)…</translation>
    </message>
    <message>
        <source>Train on from the run shown, for a task that it was not trained on</source>
        <translation>从显示的运行继续训练，用于它未训练过的任务</translation>
    </message>
    <message>
        <source>Another run is training; this one can start when it has ended.</source>
        <translation>另一次运行正在训练；结束后才能开始这一次。</translation>
    </message>
</context>
<context>
    <name>tp::AdaptDialog</name>
    <message>
        <source>1 or more</source>
        <translation>1 或以上</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Shots</source>
        <translation>样本数</translation>
    </message>
    <message>
        <source>Training rows, drawn from those of the task.</source>
        <translation>从该任务的训练行中抽取的行数。</translation>
    </message>
    <message>
        <source>Row sample</source>
        <translation>行抽样</translation>
    </message>
    <message>
        <source>The seed that draws the rows; 0 takes the first ones.</source>
        <translation>抽取这些行的种子；0 取最前面的行。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Optimiser steps of the adaptation.</source>
        <translation>适配的优化步数。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Decides fresh values and the order of examples.</source>
        <translation>决定新的初值和样本顺序。</translation>
    </message>
    <message>
        <source>What is adapted</source>
        <translation>适配什么</translation>
    </message>
    <message>
        <source>modules and routing</source>
        <translation>模块和路由</translation>
    </message>
    <message>
        <source>routing alone, modules stay as trained</source>
        <translation>仅路由，模块保持已训练的值</translation>
    </message>
    <message>
        <source>modules, under uniform routing</source>
        <translation>模块，路由均匀</translation>
    </message>
    <message>
        <source>everything from fresh values, to compare with</source>
        <translation>全部从新的初值开始，供比较</translation>
    </message>
    <message>
        <source>First routing</source>
        <translation>初始路由</translation>
    </message>
    <message>
        <source>fresh: all experts alike</source>
        <translation>新初值：所有专家相同</translation>
    </message>
    <message>
        <source>that of the task with the nearest inputs</source>
        <translation>输入最相近的任务的路由</translation>
    </message>
    <message>
        <source>Step that counts</source>
        <translation>以哪一步为准</translation>
    </message>
    <message>
        <source>best on separate validation rows</source>
        <translation>单独的验证行上最好的一步</translation>
    </message>
    <message>
        <source>best on the test rows (optimistic)</source>
        <translation>测试行上最好的一步（偏乐观）</translation>
    </message>
    <message>
        <source>The step is chosen by the rows it is then scored on, as published code does it: the score is too good.</source>
        <translation>用于选择步的行正是随后评分的行，与公开的代码一样：得分偏高。</translation>
    </message>
    <message>
        <source>Recipe of a paper</source>
        <translation>论文的方案</translation>
    </message>
    <message>
        <source>none: trains as the run did</source>
        <translation>无：按原运行的方式训练</translation>
    </message>
    <message>
        <source>The same from a terminal</source>
        <translation>在终端中的等价命令</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Shown once nothing is wrong.</source>
        <translation>没有错误后显示。</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>Adapt to a new task</source>
        <translation>适配到新任务</translation>
    </message>
    <message>
        <source>Goes on from this run for one task that it was not trained on. The run itself stays as it is; what comes of it is a run of its own.</source>
        <translation>从此运行继续，用于它未训练过的一个任务。运行本身保持不变；结果是一次新的运行。</translation>
    </message>
    <message>
        <source>%1 (held out)</source>
        <translation>%1（留出）</translation>
    </message>
    <message>
        <source>%1 has no routing of tasks.</source>
        <translation>%1 没有任务路由。</translation>
    </message>
    <message>
        <source>%1 has no uniform mean of experts.</source>
        <translation>%1 没有专家的均匀平均。</translation>
    </message>
    <message>
        <source>Makes no difference for what is adapted.</source>
        <translation>对所适配的部分没有影响。</translation>
    </message>
    <message>
        <source>Reading the run and its suite …</source>
        <translation>正在读取运行及其任务集 …</translation>
    </message>
    <message>
        <source>%1 training rows</source>
        <translation>%1 行训练数据</translation>
    </message>
    <message>
        <source>modules alone, routing stays as it starts</source>
        <translation>仅模块，路由保持初始值</translation>
    </message>
    <message>
        <source>the whole model, squeezed out of the experts</source>
        <translation>整个模型，由专家压缩而成</translation>
    </message>
    <message>
        <source>%1 has no copies of layers.</source>
        <translation>%1 没有层的副本。</translation>
    </message>
</context>
<context>
    <name>tp::AdaptDraft</name>
    <message>
        <source>A seed is 0 or more.</source>
        <translation>种子须为 0 或以上。</translation>
    </message>
    <message>
        <source>The run was trained on every task of its suite, so there is none to adapt it to.</source>
        <translation>该运行已训练了任务集中的所有任务，没有可适配的任务。</translation>
    </message>
    <message>
        <source>At least one row is needed.</source>
        <translation>至少需要一行。</translation>
    </message>
</context>
<context>
    <name>tp::AdapterDialog</name>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Export adapter</source>
        <translation>导出适配器</translation>
    </message>
    <message>
        <source>peft – an adapter beside the backbone</source>
        <translation>peft – 骨干模型之外的适配器</translation>
    </message>
    <message>
        <source>merged – a whole model for transformers</source>
        <translation>合并 – 供 transformers 使用的完整模型</translation>
    </message>
    <message>
        <source>mttl – as the papers&apos; code stores it</source>
        <translation>mttl – 论文代码的存储格式</translation>
    </message>
    <message>
        <source>all tasks</source>
        <translation>所有任务</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>格式(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Task</source>
        <translation>任务(&amp;T)</translation>
    </message>
    <message>
        <source>F&amp;older</source>
        <translation>文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>An empty folder to write into</source>
        <translation>要写入的空文件夹</translation>
    </message>
    <message>
        <source>Name a folder to write into.</source>
        <translation>请指定要写入的文件夹。</translation>
    </message>
    <message>
        <source>The folder holds files already; name one that is empty or does not exist.</source>
        <translation>该文件夹已有文件；请指定空的或尚不存在的文件夹。</translation>
    </message>
    <message>
        <source>A merged model holds the adapter of one task.</source>
        <translation>合并模型只包含一个任务的适配器。</translation>
    </message>
    <message>
        <source>Two files that PeftModel.from_pretrained reads. All tasks at once are possible for poly and mhr, and where tasks share one adapter.</source>
        <translation>PeftModel.from_pretrained 可读取的两个文件。poly 和 mhr 以及各任务共享一个适配器时，可一次写出所有任务。</translation>
    </message>
    <message>
        <source>The backbone with the adapter added to its weights, as large as the backbone itself.</source>
        <translation>权重中已加入适配器的骨干模型，与骨干模型一样大。</translation>
    </message>
    <message>
        <source>One file with the names and shapes of mttl&apos;s published branches.</source>
        <translation>一个文件，名称和形状与 mttl 公开的分支相同。</translation>
    </message>
</context>
<context>
    <name>tp::AlertStrip</name>
    <message>
        <source>Alert at step %1: %2</source>
        <translation>第 %1 步警报：%2</translation>
    </message>
    <message>
        <source>%1 alerts, the newest at step %2: %3</source>
        <translation>%1 条警报，最新的在第 %2 步：%3</translation>
    </message>
    <message>
        <source>Show step</source>
        <translation>显示该步</translation>
    </message>
</context>
<context>
    <name>tp::BackbonePage</name>
    <message>
        <source>Backbone</source>
        <translation>骨干模型</translation>
    </message>
    <message>
        <source>The pretrained model that stays frozen: a folder as Hugging Face lays it out.</source>
        <translation>保持冻结的预训练模型：按 Hugging Face 格式存放的文件夹。</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Built-in demo</source>
        <translation>内置演示</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>%1, all frozen</source>
        <translation>%1，全部冻结</translation>
    </message>
</context>
<context>
    <name>tp::Banner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
</context>
<context>
    <name>tp::CompareCommand</name>
    <message>
        <source>&amp;Compare runs</source>
        <translation>比较运行(&amp;C)</translation>
    </message>
    <message>
        <source>Put the runs that are selected in the list side by side; two to eight</source>
        <translation>并排显示列表中选中的运行；两个到八个</translation>
    </message>
</context>
<context>
    <name>tp::CompareConfigPage</name>
    <message>
        <source>Set differently</source>
        <translation>不同的设置</translation>
    </message>
    <message>
        <source>Configuration keys in which the compared runs differ</source>
        <translation>所比较的运行之间不同的配置项</translation>
    </message>
    <message>
        <source>Select two to eight runs in the list of runs to see what was set differently.</source>
        <translation>在运行列表中选择两个到八个运行，查看哪些设置不同。</translation>
    </message>
    <message>
        <source>These runs have the same configuration.</source>
        <translation>这些运行的配置相同。</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>配置项</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message numerus="yes">
        <source>%n keys</source>
        <translation>
            <numerusform>%n 个配置项</numerusform>
        </translation>
    </message>
    <message>
        <source>1 key</source>
        <translation>1 个键</translation>
    </message>
</context>
<context>
    <name>tp::ComparePresenter</name>
    <message>
        <source>Select two to eight runs in the list of runs to compare how they route.</source>
        <translation>在运行列表中选择两个到八个运行，比较它们的路由。</translation>
    </message>
    <message>
        <source>Waiting for the first routing snapshot.</source>
        <translation>正在等待第一次路由记录。</translation>
    </message>
    <message>
        <source>The methods of these runs do not route.</source>
        <translation>这些运行的方法没有路由。</translation>
    </message>
</context>
<context>
    <name>tp::CompareRoutingPage</name>
    <message>
        <source>Routing</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>Layer whose routing is compared</source>
        <translation>要比较路由的层</translation>
    </message>
    <message>
        <source>all layers</source>
        <translation>所有层</translation>
    </message>
    <message>
        <source>weights on one scale · newest snapshots</source>
        <translation>权重使用同一刻度 · 最新记录</translation>
    </message>
</context>
<context>
    <name>tp::CompareScoresPage</name>
    <message>
        <source>Mean of the tasks</source>
        <translation>任务平均</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Not all runs had the same suite, tasks and rows; tasks are matched by their id.</source>
        <translation>各次运行的任务集、任务和数据行不完全相同；任务按 id 对应。</translation>
    </message>
    <message>
        <source>Some tasks are scored by different metrics.</source>
        <translation>部分任务使用不同的评分指标。</translation>
    </message>
    <message>
        <source>%1 of %2 tasks are scored in every run.</source>
        <translation>%2 个任务中有 %1 个在每次运行中都有得分。</translation>
    </message>
    <message>
        <source>%1 minus %2</source>
        <translation>%1 减 %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3; after Holm %4; %5).</source>
        <translation>%1：%2（%3；Holm 校正后 %4；%5）。</translation>
    </message>
    <message>
        <source>%1: not tested; %2.</source>
        <translation>%1：未检验；%2。</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>numbers</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>picture</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Scores as numbers or as a picture</source>
        <translation>以数字或图显示得分</translation>
    </message>
    <message>
        <source>Scores of the compared runs, task by task</source>
        <translation>所比较运行的得分，逐个任务</translation>
    </message>
    <message>
        <source>Select two to eight runs in the list of runs to compare their scores.</source>
        <translation>在运行列表中选择两个到八个运行，比较它们的得分。</translation>
    </message>
    <message>
        <source>No run keeps scores of the test split. “tensorpoly evaluate RUN --save” makes them.</source>
        <translation>没有运行保存测试集得分。“tensorpoly evaluate RUN --save”可生成。</translation>
    </message>
    <message>
        <source>No run was evaluated yet.</source>
        <translation>还没有运行被评估。</translation>
    </message>
    <message>
        <source>test split · differences to the baseline</source>
        <translation>测试集 · 与基准的差异</translation>
    </message>
    <message>
        <source>validation split, newest · differences to the baseline</source>
        <translation>验证集，最新 · 与基准的差异</translation>
    </message>
    <message>
        <source>1 task</source>
        <translation>1 个任务</translation>
    </message>
    <message>
        <source>Score minus that of a model trained on the task alone, after as many of its examples; mean of %1 reference seeds.</source>
        <translation>得分减去仅用该任务、同样多样本训练的模型的得分；取 %1 个参考种子的平均。</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>numbers</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>%1 of %2 tasks have references in every run.</source>
        <translation>%2 个任务中有 %1 个在每次运行中都有参考。</translation>
    </message>
    <message>
        <source>gaps to references · differences to the baseline</source>
        <translation>与参考的差距 · 与基线的差异</translation>
    </message>
    <message>
        <source>Looking for single-task references.</source>
        <translation>正在查找单任务参考。</translation>
    </message>
    <message>
        <source>No single-task references match these runs. “tensorpoly references CONFIG FOLDER” trains them, and so does the wizard.</source>
        <translation>没有与这些运行匹配的单任务参考。“tensorpoly references CONFIG FOLDER”可训练它们，向导也可以。</translation>
    </message>
    <message>
        <source>Not tested against %1: %2. With one run of either a difference may be its seed&apos;s; train at least two seeds of each.</source>
        <translation>未与 %1 检验：%2。任一方只有一次运行时，差异可能来自其种子；每种至少训练两个种子。</translation>
    </message>
</context>
<context>
    <name>tp::CompareWindow</name>
    <message>
        <source>Compare runs — TensorPoly Workbench</source>
        <translation>比较运行 — TensorPoly Workbench</translation>
    </message>
    <message>
        <source>&amp;Baseline</source>
        <translation>基准(&amp;B)</translation>
    </message>
    <message>
        <source>What the other runs are measured against</source>
        <translation>其他运行的比较基准</translation>
    </message>
    <message>
        <source>&amp;Difference of</source>
        <translation>差异来自(&amp;D)</translation>
    </message>
    <message>
        <source>The run whose routing is compared with the baseline&apos;s</source>
        <translation>与基准比较路由的运行</translation>
    </message>
    <message>
        <source>Export figure…</source>
        <translation>导出图…</translation>
    </message>
    <message>
        <source>Write the comparison as PDF, SVG, PNG or tables</source>
        <translation>将比较结果写成 PDF、SVG、PNG 或表格</translation>
    </message>
    <message>
        <source>Scores of every task</source>
        <translation>所有任务的得分</translation>
    </message>
    <message>
        <source>Routing side by side</source>
        <translation>并排的路由</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>validation score</source>
        <translation>验证得分</translation>
    </message>
    <message>
        <source>test score</source>
        <translation>测试得分</translation>
    </message>
    <message>
        <source>gap to references</source>
        <translation>与参考的差距</translation>
    </message>
    <message>
        <source>&amp;Measure</source>
        <translation>度量(&amp;M)</translation>
    </message>
    <message>
        <source>Scores, or how far each task is from a model trained on it alone (below zero: hurt)</source>
        <translation>得分，或每个任务与仅用它训练的模型之间的差距（低于零：受损）</translation>
    </message>
    <message>
        <source>Test scores of every task</source>
        <translation>每个任务的测试得分</translation>
    </message>
    <message>
        <source>Gaps of every task to its references</source>
        <translation>每个任务与其参考的差距</translation>
    </message>
</context>
<context>
    <name>tp::CurvesPage</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>training loss</source>
        <translation>训练损失</translation>
    </message>
    <message>
        <source>validation score</source>
        <translation>验证得分</translation>
    </message>
    <message>
        <source>agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>What the curves show</source>
        <translation>曲线显示的内容</translation>
    </message>
    <message>
        <source>by step</source>
        <translation>按步</translation>
    </message>
    <message>
        <source>by examples</source>
        <translation>按样本</translation>
    </message>
    <message>
        <source>Horizontal axis</source>
        <translation>横轴</translation>
    </message>
    <message>
        <source>Training curves</source>
        <translation>训练曲线</translation>
    </message>
    <message>
        <source>raw faint, smoothed bold</source>
        <translation>浅色为原始值，深色为平滑值</translation>
    </message>
    <message>
        <source>mean over tasks</source>
        <translation>任务平均</translation>
    </message>
    <message>
        <source>selected tasks</source>
        <translation>选中的任务</translation>
    </message>
    <message>
        <source>clusters of routing against categories</source>
        <translation>路由聚类与类别对比</translation>
    </message>
    <message>
        <source>Loss and score of every open run are drawn here.</source>
        <translation>这里绘制所有已打开运行的损失和得分。</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first step.</source>
        <translation>正在等待运行的第一步。</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first evaluation.</source>
        <translation>正在等待运行的第一次评估。</translation>
    </message>
    <message>
        <source>This run was never evaluated.</source>
        <translation>这次运行从未评估过。</translation>
    </message>
    <message>
        <source>This run&apos;s method does not route, so that nothing can be clustered.</source>
        <translation>这次运行的方法没有路由，因此无法聚类。</translation>
    </message>
    <message>
        <source>Agreement of clusters and categories is being computed.</source>
        <translation>正在计算聚类与类别的一致性。</translation>
    </message>
</context>
<context>
    <name>tp::CurvesPlot</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Loss and scores appear here as soon as a run has made its first step.</source>
        <translation>运行完成第一步后，这里会显示损失和得分。</translation>
    </message>
</context>
<context>
    <name>tp::CurvesPresenter</name>
    <message>
        <source>optimiser steps</source>
        <translation>优化步数</translation>
    </message>
    <message>
        <source>training examples</source>
        <translation>训练样本数</translation>
    </message>
    <message>
        <source>training loss, nats per token</source>
        <translation>训练损失（nat/词元）</translation>
    </message>
    <message>
        <source>validation score</source>
        <translation>验证得分</translation>
    </message>
    <message>
        <source>agreement with categories, ARI</source>
        <translation>与类别的一致性，ARI</translation>
    </message>
    <message>
        <source>mean of all tasks</source>
        <translation>所有任务的平均</translation>
    </message>
</context>
<context>
    <name>tp::DataPage</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>任务集</translation>
    </message>
    <message>
        <source>Built-in demo</source>
        <translation>内置演示</translation>
    </message>
    <message>
        <source>Tasks of the suite</source>
        <translation>任务集中的任务</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Role train</source>
        <translation>角色为 train</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>勾选</translation>
    </message>
    <message>
        <source>Samples of the task</source>
        <translation>任务的样例</translation>
    </message>
    <message>
        <source>Input lengths of the ticked tasks</source>
        <translation>已勾选任务的输入长度</translation>
    </message>
    <message>
        <source>%1 of %2 ticked</source>
        <translation>已勾选 %1 / %2</translation>
    </message>
    <message>
        <source>Reading the suite …</source>
        <translation>正在读取任务集…</translation>
    </message>
    <message>
        <source>Reading every row …</source>
        <translation>正在读取所有数据行…</translation>
    </message>
    <message>
        <source>%1 training rows and %2 for evaluation were read and are well-formed.</source>
        <translation>已读取 %1 行训练数据和 %2 行评估数据，格式均正确。</translation>
    </message>
    <message>
        <source>Lengths need the backbone&apos;s tokenizer.</source>
        <translation>计算长度需要骨干模型的分词器。</translation>
    </message>
    <message>
        <source>Nothing is cut.</source>
        <translation>没有内容被截断。</translation>
    </message>
    <message>
        <source>%1 % of the inputs and %2 % of the targets are cut.</source>
        <translation>%1 % 的输入和 %2 % 的目标会被截断。</translation>
    </message>
    <message>
        <source>Longest input %1, longest target %2 tokens, of %3 rows. %4 %5</source>
        <translation>最长输入 %1 个词元，最长目标 %2 个词元，共 %3 行。%4 %5</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>answer and its share in percent</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>Answers: %1</source>
        <translation>答案：%1</translation>
    </message>
    <message>
        <source>A suite of tasks to train at once: the built-in demo, a folder with suite.json, or imported data.</source>
        <translation>同时训练的一组任务：内置演示、含有 suite.json 的文件夹，或导入的数据。</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>导入(&amp;I)…</translation>
    </message>
    <message>
        <source>Make a suite of data in another layout: Natural-Instructions, CrossFit, P3, Flan, Alpaca or CSV.</source>
        <translation>将其他格式的数据转换为任务集：Natural-Instructions、CrossFit、P3、Flan、Alpaca 或 CSV。</translation>
    </message>
</context>
<context>
    <name>tp::DockPage</name>
    <message>
        <source>%1 No run is open yet.</source>
        <translation>%1还没有打开任何运行。</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>新建运行…</translation>
    </message>
    <message>
        <source>Train the demo</source>
        <translation>训练演示</translation>
    </message>
    <message>
        <source>Open a run…</source>
        <translation>打开运行…</translation>
    </message>
    <message>
        <source>Follow the run</source>
        <translation>跟随运行</translation>
    </message>
</context>
<context>
    <name>tp::EventLogModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>started</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>continued</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>检查点</translation>
    </message>
    <message>
        <source>alert</source>
        <translation>警报</translation>
    </message>
    <message>
        <source>edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
</context>
<context>
    <name>tp::ExportAdapterCommand</name>
    <message>
        <source>Export a&amp;dapter…</source>
        <translation>导出适配器(&amp;D)…</translation>
    </message>
    <message>
        <source>Write the adapter of the run shown for peft, transformers or mttl</source>
        <translation>为 peft、transformers 或 mttl 写出所示运行的适配器</translation>
    </message>
    <message>
        <source>A run is training; its adapter and others can be written when it has ended.</source>
        <translation>有运行正在训练；结束后才能写出适配器。</translation>
    </message>
    <message>
        <source>Writing the adapter …</source>
        <translation>正在写出适配器 …</translation>
    </message>
</context>
<context>
    <name>tp::ExportDialog</name>
    <message>
        <source>one column, 84 mm</source>
        <translation>单栏，84 mm</translation>
    </message>
    <message>
        <source>one and a half columns, 114 mm</source>
        <translation>一栏半，114 mm</translation>
    </message>
    <message>
        <source>two columns, 174 mm</source>
        <translation>双栏，174 mm</translation>
    </message>
    <message>
        <source>own width</source>
        <translation>自定义宽度</translation>
    </message>
    <message>
        <source>Preview of the figure</source>
        <translation>图的预览</translation>
    </message>
    <message>
        <source>PDF – vector, for papers</source>
        <translation>PDF – 矢量，用于论文</translation>
    </message>
    <message>
        <source>SVG – vector, for editing</source>
        <translation>SVG – 矢量，用于编辑</translation>
    </message>
    <message>
        <source>PNG – pixels, for slides</source>
        <translation>PNG – 像素，用于幻灯片</translation>
    </message>
    <message>
        <source>CSV – the numbers</source>
        <translation>CSV – 数字</translation>
    </message>
    <message>
        <source>LaTeX – the numbers as a table</source>
        <translation>LaTeX – 数字表格</translation>
    </message>
    <message>
        <source>mm</source>
        <translation>mm</translation>
    </message>
    <message>
        <source>as fits</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>pt</translation>
    </message>
    <message>
        <source>dpi</source>
        <translation>dpi</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>&amp;Figure</source>
        <translation>图(&amp;F)</translation>
    </message>
    <message>
        <source>For&amp;mat</source>
        <translation>格式(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>版式(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>宽度(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>高度(&amp;H)</translation>
    </message>
    <message>
        <source>Font &amp;size</source>
        <translation>字号(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Resolution</source>
        <translation>分辨率(&amp;R)</translation>
    </message>
    <message>
        <source>F&amp;ile</source>
        <translation>文件(&amp;I)</translation>
    </message>
    <message>
        <source>Export figure</source>
        <translation>导出图</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>%1 files (*.%2)</source>
        <translation>%1 文件 (*.%2)</translation>
    </message>
    <message>
        <source>There is no figure to export yet.</source>
        <translation>还没有可导出的图。</translation>
    </message>
    <message>
        <source>Choose a file.</source>
        <translation>请选择文件。</translation>
    </message>
    <message>
        <source>Give the whole path of the file, beginning with /.</source>
        <translation>请给出以 / 开头的完整文件路径。</translation>
    </message>
    <message>
        <source>The file&apos;s name must end in .%1.</source>
        <translation>文件名必须以 .%1 结尾。</translation>
    </message>
    <message>
        <source>%1 pixels wide.</source>
        <translation>宽 %1 像素。</translation>
    </message>
    <message>
        <source>The numbers behind the figure; size and font do not matter.</source>
        <translation>图背后的数字；与大小和字体无关。</translation>
    </message>
    <message>
        <source>Cells and curves stay vectors; text is %1 pt at this width.</source>
        <translation>单元格和曲线保持矢量；在此宽度下文字为 %1 pt。</translation>
    </message>
    <message>
        <source>There is nothing to show yet.</source>
        <translation>还没有可显示的内容。</translation>
    </message>
    <message>
        <source>This figure has no data yet.</source>
        <translation>这幅图还没有数据。</translation>
    </message>
</context>
<context>
    <name>tp::ExportFigureCommand</name>
    <message>
        <source>&amp;Export figure…</source>
        <translation>导出图(&amp;E)…</translation>
    </message>
    <message>
        <source>Write a view of this run as PDF, SVG, PNG or CSV</source>
        <translation>将这次运行的视图写成 PDF、SVG、PNG 或 CSV</translation>
    </message>
    <message>
        <source>Routing: tasks × experts</source>
        <translation>路由：任务 × 专家</translation>
    </message>
    <message>
        <source>Clusters of tasks</source>
        <translation>任务聚类</translation>
    </message>
    <message>
        <source>Map of tasks and experts</source>
        <translation>任务与专家地图</translation>
    </message>
    <message>
        <source>Negative transfer</source>
        <translation>负迁移</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Tasks over time: score</source>
        <translation>任务随时间：得分</translation>
    </message>
    <message>
        <source>Tasks over time: validation loss</source>
        <translation>任务随时间：验证损失</translation>
    </message>
    <message>
        <source>Tasks over time: gap</source>
        <translation>任务随时间：差距</translation>
    </message>
</context>
<context>
    <name>tp::Field</name>
    <message>
        <source>%1 or more</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a range of numbers</comment>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>default %1</source>
        <translation>默认 %1</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1 is empty; a whole number is needed, %2.</source>
        <translation>%1为空；需要整数，%2。</translation>
    </message>
    <message>
        <source>“%1” is not a whole number, %2.</source>
        <translation>“%1”不是整数，%2。</translation>
    </message>
    <message>
        <source>%1 is empty; a number is needed, %2.</source>
        <translation>%1为空；需要数字，%2。</translation>
    </message>
    <message>
        <source>“%1” is not a number, %2.</source>
        <translation>“%1”不是数字，%2。</translation>
    </message>
</context>
<context>
    <name>tp::FolderField</name>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
</context>
<context>
    <name>tp::HealthPage</name>
    <message>
        <source>Health</source>
        <translation>运行状况</translation>
    </message>
    <message>
        <source>steps/s</source>
        <translation>步/秒</translation>
    </message>
    <message>
        <source>tokens/s</source>
        <translation>词元/秒</translation>
    </message>
    <message>
        <source>time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>last checkpoint</source>
        <translation>最近的检查点</translation>
    </message>
    <message>
        <source>routing entropy</source>
        <translation>路由熵</translation>
    </message>
    <message>
        <source>effective experts</source>
        <translation>有效专家</translation>
    </message>
    <message>
        <source>dead experts</source>
        <translation>失活专家</translation>
    </message>
    <message>
        <source>Mean over tasks and sites, divided by that of an even choice: 0 means every task uses one expert, 1 that nothing is decided</source>
        <translation>任务和位置的平均，除以均匀选择时的值：0 表示每个任务只用一个专家，1 表示尚未做出选择</translation>
    </message>
    <message>
        <source>How many experts the tasks use together, counted by entropy</source>
        <translation>所有任务共使用多少专家，按熵计算</translation>
    </message>
    <message>
        <source>Experts that get less than 1 % of an even share</source>
        <translation>获得不到均等份额 1 % 的专家</translation>
    </message>
    <message>
        <source>Routing entropy over the steps of the run</source>
        <translation>路由熵随运行步数的变化</translation>
    </message>
    <message>
        <source>Load of each expert; the line is an even share</source>
        <translation>每个专家的负载；横线为均等份额</translation>
    </message>
    <message>
        <source>Speed, memory and the state of the routing stand here.</source>
        <translation>这里显示速度、内存和路由的状态。</translation>
    </message>
    <message>
        <source>Waiting for the first step of this run.</source>
        <translation>正在等待这次运行的第一步。</translation>
    </message>
    <message>
        <source>routing at step %1</source>
        <translation>第 %1 步的路由</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
</context>
<context>
    <name>tp::ImportDialog</name>
    <message>
        <source>File…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚未确定</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Skip rows that cannot be read, and count them</source>
        <translation>跳过无法读取的行并计数</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>数据(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>格式(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Suite folder</source>
        <translation>任务集文件夹(&amp;S)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message>
        <source>Import data as a suite</source>
        <translation>将数据导入为任务集</translation>
    </message>
    <message>
        <source>Reads data in another layout and writes a suite of tasks that can be trained. The data itself stays as it is. Splits that it lacks are drawn: a tenth of the inputs each for validation and testing.</source>
        <translation>读取其他格式的数据，并写成可训练的任务集。原数据保持不变。缺少的划分会自动抽取：验证和测试各占输入的十分之一。</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>Report of the import</source>
        <translation>导入报告</translation>
    </message>
    <message>
        <source>Data to import</source>
        <translation>要导入的数据</translation>
    </message>
    <message>
        <source>Data (*.json *.jsonl *.csv *.tsv *.parquet *.arrow);;All files (*)</source>
        <translation>数据 (*.json *.jsonl *.csv *.tsv *.parquet *.arrow);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Folder of data to import</source>
        <translation>要导入的数据文件夹</translation>
    </message>
    <message>
        <source>An empty folder to write the suite into</source>
        <translation>用于写入任务集的空文件夹</translation>
    </message>
    <message>
        <source>Choose a file or a folder; its layout is then guessed.</source>
        <translation>请选择文件或文件夹，格式会自动识别。</translation>
    </message>
    <message>
        <source>Looking at the data …</source>
        <translation>正在查看数据…</translation>
    </message>
    <message>
        <source>The layout was not recognised: choose one.</source>
        <translation>未能识别格式：请选择一种。</translation>
    </message>
    <message>
        <source>Guessed from %1.</source>
        <translation>根据 %1 推断。</translation>
    </message>
    <message>
        <source>Choose the data first.</source>
        <translation>请先选择数据。</translation>
    </message>
    <message>
        <source>Choose the layout.</source>
        <translation>请选择格式。</translation>
    </message>
    <message>
        <source>This build cannot read Parquet and Arrow files: it was made without Arrow&apos;s library.</source>
        <translation>此程序无法读取 Parquet 和 Arrow 文件：构建时未包含 Arrow 库。</translation>
    </message>
    <message>
        <source>Name the folder to write.</source>
        <translation>请给出要写入的文件夹。</translation>
    </message>
    <message>
        <source>Stopped; nothing was written.</source>
        <translation>已停止；未写入任何内容。</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>tp::InstrumentPanelCommand</name>
    <message>
        <source>&amp;Instrument panel</source>
        <translation>仪表盘(&amp;I)</translation>
    </message>
    <message>
        <source>Runs, curves, routing and transfer in a window of their own, driven by the keyboard</source>
        <translation>在单独的窗口中显示运行、曲线、路由和迁移，用键盘操作</translation>
    </message>
</context>
<context>
    <name>tp::InstrumentWindow</name>
    <message>
        <source>Instrument panel</source>
        <translation>仪表盘</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>run and window</comment>
        <translation>%1 — %2</translation>
    </message>
</context>
<context>
    <name>tp::LanguageCommands</name>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
</context>
<context>
    <name>tp::LengthView</name>
    <message>
        <source>Input lengths in tokens, longest %1, limit %2</source>
        <translation>输入长度（词元），最长 %1，上限 %2</translation>
    </message>
    <message>
        <source>%1 tokens</source>
        <translation>%1 个词元</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>%1, far to the right</source>
        <translation>%1，在右侧远处</translation>
    </message>
</context>
<context>
    <name>tp::LoadBars</name>
    <message>
        <source>%1: %2 of an even share</source>
        <translation>%1：均等份额的 %2 倍</translation>
    </message>
    <message>
        <source>%1, dead</source>
        <translation>%1，失活</translation>
    </message>
</context>
<context>
    <name>tp::LogPage</name>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Events of the run</source>
        <translation>运行的事件</translation>
    </message>
    <message>
        <source>Start, pauses, checkpoints and alerts of a run are listed here.</source>
        <translation>这里列出运行的开始、暂停、检查点和警报。</translation>
    </message>
    <message>
        <source>Nothing has happened in this run yet.</source>
        <translation>这次运行还没有任何事件。</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 个事件</translation>
    </message>
    <message numerus="yes">
        <source>%n events</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tp::MainWindow</name>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>TensorPoly Workbench</source>
        <translation>TensorPoly Workbench</translation>
    </message>
    <message>
        <source>%1 — %2</source>
        <comment>run and program</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>A run is training</source>
        <translation>有运行正在训练</translation>
    </message>
    <message>
        <source>Stop the run with a checkpoint and close the window?</source>
        <translation>保存检查点、停止运行并关闭窗口吗？</translation>
    </message>
    <message>
        <source>The checkpoint keeps everything; the run can be resumed later, exactly where it stood.</source>
        <translation>检查点保存一切；以后可以从停下的地方原样继续运行。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>&amp;Language: close the new run first</source>
        <translation>语言(&amp;L)：请先关闭新建运行</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
</context>
<context>
    <name>tp::MapPage</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>%1 · step %2 · %3</source>
        <translation>%1 · 第 %2 步 · %3</translation>
    </message>
    <message>
        <source>one site</source>
        <translation>一个位置</translation>
    </message>
    <message numerus="yes">
        <source>mean of %n sites</source>
        <translation>
            <numerusform>%n 个位置的平均</numerusform>
        </translation>
    </message>
    <message>
        <source>Tasks that are routed alike stand close together here.</source>
        <translation>路由相似的任务在这里靠得近。</translation>
    </message>
    <message>
        <source>Tasks would stand here by how they are routed, but the method %1 has one adapter for all tasks and does not route.</source>
        <translation>这里本应按路由排列任务，但方法 %1 的所有任务共用一个适配器，没有路由。</translation>
    </message>
    <message>
        <source>A map needs two tasks, and this run has only one.</source>
        <translation>地图需要两个任务，而这次运行只有一个。</translation>
    </message>
    <message>
        <source>All tasks are routed alike at this step: there are no distances to draw.</source>
        <translation>在这一步所有任务的路由相同：没有距离可画。</translation>
    </message>
    <message>
        <source>The routing weights of this step are not all finite numbers, so there is no map.</source>
        <translation>这一步的路由权重不全是有限数，因此没有地图。</translation>
    </message>
    <message>
        <source>The map is being computed.</source>
        <translation>正在计算地图。</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first routing weights.</source>
        <translation>正在等待运行的第一批路由权重。</translation>
    </message>
    <message>
        <source>This run ended before it recorded any routing weights.</source>
        <translation>这次运行在记录路由权重之前就结束了。</translation>
    </message>
</context>
<context>
    <name>tp::MethodPage</name>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>How experts and routing are built on the frozen backbone.</source>
        <translation>如何在冻结的骨干模型上构建专家和路由。</translation>
    </message>
    <message>
        <source>Every option has its default. Advanced shows them.</source>
        <translation>每个选项都有默认值。“高级”会显示它们。</translation>
    </message>
    <message>
        <source>adapted linears</source>
        <translation>适配的线性层</translation>
    </message>
    <message>
        <source>modules</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>router per task</source>
        <translation>每任务路由器</translation>
    </message>
    <message>
        <source>router, all tasks</source>
        <translation>路由器，所有任务</translation>
    </message>
    <message>
        <source>Counting parameters …</source>
        <translation>正在统计参数…</translation>
    </message>
    <message>
        <source>%1 % of the backbone&apos;s %2 numbers are trained beside it.</source>
        <translation>额外训练的参数占骨干模型 %2 个参数的 %1 %。</translation>
    </message>
    <message>
        <source>Recipe of a paper</source>
        <translation>论文的方案</translation>
    </message>
    <message>
        <source>Sets method and training as the paper did. All of it can be changed afterwards.</source>
        <translation>按论文设置方法和训练。之后都可以更改。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;Recipe of a paper</source>
        <translation>论文的方案(&amp;R)</translation>
    </message>
    <message>
        <source>Changed since</source>
        <translation>此后更改</translation>
    </message>
</context>
<context>
    <name>tp::NewRunCommand</name>
    <message>
        <source>&amp;New run…</source>
        <translation>新建运行(&amp;N)…</translation>
    </message>
    <message>
        <source>Choose data, backbone, method and training of a new run</source>
        <translation>为新运行选择数据、骨干模型、方法和训练设置</translation>
    </message>
</context>
<context>
    <name>tp::NewRunWizard</name>
    <message>
        <source>New run</source>
        <translation>新建运行</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Si&amp;mple</source>
        <translation>简单(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>高级(&amp;A)</translation>
    </message>
    <message>
        <source>The built-in demo cannot be used: %1</source>
        <translation>无法使用内置演示：%1</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>下一步(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>开始(&amp;S)</translation>
    </message>
    <message>
        <source>%1, wrong: %2</source>
        <translation>%1，有误：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step: reason</comment>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>tp::OpenRunCommand</name>
    <message>
        <source>&amp;Open run…</source>
        <translation>打开运行(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a run folder, also one that another process still writes</source>
        <translation>打开运行文件夹，即使另一个进程仍在写入</translation>
    </message>
    <message>
        <source>Open a run folder</source>
        <translation>打开运行文件夹</translation>
    </message>
</context>
<context>
    <name>tp::PanelContent</name>
    <message>
        <source>training loss · raw faint, smoothed bold</source>
        <translation>训练损失 · 浅色为原始值，深色为平滑值</translation>
    </message>
    <message>
        <source>validation score · mean over tasks</source>
        <translation>验证得分 · 任务平均</translation>
    </message>
    <message>
        <source>validation score · selected tasks</source>
        <translation>验证得分 · 选中的任务</translation>
    </message>
    <message>
        <source>agreement of clusters with categories</source>
        <translation>聚类与类别的一致性</translation>
    </message>
    <message>
        <source>Loss and score of the open runs are drawn here. Choose a run in the list and press Return.</source>
        <translation>这里绘制已打开运行的损失和得分。在列表中选择运行并按回车。</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first step.</source>
        <translation>正在等待运行的第一步。</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first evaluation.</source>
        <translation>正在等待运行的第一次评估。</translation>
    </message>
    <message>
        <source>This run was never evaluated. Press M for another measure.</source>
        <translation>这次运行从未评估过。按 M 切换指标。</translation>
    </message>
    <message>
        <source>This run&apos;s method does not route, so that nothing can be clustered. Press M for another measure.</source>
        <translation>这次运行的方法没有路由，因此无法聚类。按 M 切换指标。</translation>
    </message>
    <message>
        <source>Agreement of clusters and categories is being computed.</source>
        <translation>正在计算聚类与类别的一致性。</translation>
    </message>
    <message>
        <source>one site</source>
        <translation>一个位置</translation>
    </message>
    <message numerus="yes">
        <source>mean of %n sites</source>
        <translation>
            <numerusform>%n 个位置的平均</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · as given</source>
        <translation>%1 · 原始顺序</translation>
    </message>
    <message>
        <source>%1 · by category</source>
        <translation>%1 · 按类别</translation>
    </message>
    <message>
        <source>%1 · by cluster</source>
        <translation>%1 · 按聚类</translation>
    </message>
    <message>
        <source>agreement with categories: being computed</source>
        <translation>与类别的一致性：正在计算</translation>
    </message>
    <message>
        <source>all tasks are routed alike: there are no clusters yet</source>
        <translation>所有任务的路由相同：还没有聚类</translation>
    </message>
    <message>
        <source>Which experts each task uses is shown here. Choose a run in the list and press Return.</source>
        <translation>这里显示每个任务使用哪些专家。在列表中选择运行并按回车。</translation>
    </message>
    <message>
        <source>The method %1 has one adapter for all tasks and does not route.</source>
        <translation>方法 %1 的所有任务共用一个适配器，没有路由。</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first routing weights.</source>
        <translation>正在等待运行的第一批路由权重。</translation>
    </message>
    <message>
        <source>This run ended before it recorded any routing weights.</source>
        <translation>这次运行在记录路由权重之前就结束了。</translation>
    </message>
    <message>
        <source>worst first</source>
        <translation>最差的在前</translation>
    </message>
    <message>
        <source>mean gap %1 · whole interval below zero: %2 % of tasks</source>
        <translation>平均差距 %1 · 整个区间低于零：%2 % 的任务</translation>
    </message>
    <message>
        <source>without a reference: %1</source>
        <translation>没有参考：%1</translation>
    </message>
    <message>
        <source>Waiting for the tasks of this run.</source>
        <translation>正在等待这次运行的任务。</translation>
    </message>
    <message>
        <source>How much the other tasks help or hurt each task is shown here. Choose a run in the list and press Return.</source>
        <translation>这里显示其他任务对每个任务的帮助或损害。在列表中选择运行并按回车。</translation>
    </message>
    <message>
        <source>Looking for single-task references of these tasks.</source>
        <translation>正在查找这些任务的单任务参考。</translation>
    </message>
    <message>
        <source>The first evaluation of this run is still to come.</source>
        <translation>这次运行还没有进行第一次评估。</translation>
    </message>
    <message>
        <source>Nothing was evaluated up to this step. Press L for the run&apos;s end.</source>
        <translation>到这一步为止还没有评估。按 L 跳到运行末尾。</translation>
    </message>
    <message>
        <source>No single-task references of the same tasks, backbone and training recipe are stored. A new run can train them first: choose it in its training settings.</source>
        <translation>没有保存任务、骨干模型和训练方案都相同的单任务参考。新运行可以先训练它们：请在训练设置中选择。</translation>
    </message>
    <message>
        <source>no run is open</source>
        <translation>没有打开的运行</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>%1 · playing</source>
        <translation>%1 · 播放中</translation>
    </message>
    <message>
        <source>%1 · following the run</source>
        <translation>%1 · 跟随运行</translation>
    </message>
    <message>
        <source>%1 · held</source>
        <translation>%1 · 已固定</translation>
    </message>
</context>
<context>
    <name>tp::PanelWidget</name>
    <message>
        <source>The panel needs OpenGL 3.2; on a machine without a graphics card Mesa&apos;s software driver gives it (Debian: libgl1-mesa-dri). The docks of the main window show the same without it.</source>
        <translation>仪表盘需要 OpenGL 3.2；没有显卡的机器可使用 Mesa 的软件驱动（Debian：libgl1-mesa-dri）。主窗口的面板不需要它也能显示同样内容。</translation>
    </message>
    <message>
        <source>The instrument panel cannot be drawn: this display offers no OpenGL. %1</source>
        <translation>无法绘制仪表盘：此显示环境不提供 OpenGL。%1</translation>
    </message>
    <message>
        <source>The instrument panel cannot be drawn: this display offers OpenGL %1.%2. %3</source>
        <translation>无法绘制仪表盘：此显示环境提供 OpenGL %1.%2。%3</translation>
    </message>
    <message>
        <source>Instrument panel: runs, curves, routing and transfer</source>
        <translation>仪表盘：运行、曲线、路由和迁移</translation>
    </message>
    <message>
        <source>The instrument panel cannot be drawn: the functions of OpenGL could not be loaded from libGL.so.1 (Debian: libgl1).</source>
        <translation>无法绘制仪表盘：无法从 libGL.so.1 加载 OpenGL 函数（Debian：libgl1）。</translation>
    </message>
</context>
<context>
    <name>tp::PauseCommand</name>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>继续(&amp;C)</translation>
    </message>
    <message>
        <source>Go on training</source>
        <translation>继续训练</translation>
    </message>
    <message>
        <source>Wait after the step that runs now</source>
        <translation>当前步结束后等待</translation>
    </message>
</context>
<context>
    <name>tp::ReferencesPage</name>
    <message>
        <source>References</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Negative transfer is each task&apos;s gap to the same task trained alone on the same number of its examples.</source>
        <translation>负迁移是每个任务与单独训练的同一任务之间的差距，两者所用该任务的样本数相同。</translation>
    </message>
    <message>
        <source>How references are trained</source>
        <translation>如何训练参考</translation>
    </message>
    <message>
        <source>Use stored &amp;references that match</source>
        <translation>使用匹配的已保存参考(&amp;R)</translation>
    </message>
    <message>
        <source>From the store, the folder named under Advanced and those that come with the program. Without a match the run trains all the same, and negative transfer is not shown.</source>
        <translation>取自存储、“高级”中指定的文件夹和程序自带的参考。若无匹配，运行照常训练，但不显示负迁移。</translation>
    </message>
    <message>
        <source>&amp;Train references first, unless some match</source>
        <translation>若无匹配则先训练参考(&amp;T)</translation>
    </message>
    <message>
        <source>One private low-rank update for each task, all in one run before this one. They are kept in the store for later runs.</source>
        <translation>每个任务一个私有的低秩更新，全部在本次运行之前的一次运行中训练，并保存在存储中供以后的运行使用。</translation>
    </message>
    <message>
        <source>N&amp;o references</source>
        <translation>不使用参考(&amp;O)</translation>
    </message>
    <message>
        <source>Negative transfer is left out.</source>
        <translation>不计算负迁移。</translation>
    </message>
    <message>
        <source>Training them takes about as long as one run more, %1 steps.</source>
        <translation>训练它们大约需要再运行一次的时间，共 %1 步。</translation>
    </message>
    <message>
        <source>Looking for stored references …</source>
        <translation>正在查找已保存的参考…</translation>
    </message>
    <message numerus="yes">
        <source>None of the %n stored sets was trained with this recipe (steps, batch, lengths, rank and learning rate).</source>
        <translation>
            <numerusform>已保存的 %n 组中没有一组是用此配方（步数、批大小、长度、秩和学习率）训练的。</numerusform>
        </translation>
    </message>
    <message>
        <source>None are stored.</source>
        <translation>尚未保存参考。</translation>
    </message>
    <message>
        <source>Choose “Train” to make them.</source>
        <translation>选择“训练”即可生成。</translation>
    </message>
    <message numerus="yes">
        <source>%n stored sets have this recipe (seeds %1). Suite and backbone are compared when the run starts.</source>
        <translation>
            <numerusform>已保存的 %n 组使用此配方（种子 %1）。任务集和骨干模型在运行开始时比对。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tp::ResetLayoutCommand</name>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
</context>
<context>
    <name>tp::ResumeCommand</name>
    <message>
        <source>&amp;Resume run</source>
        <translation>恢复运行(&amp;R)</translation>
    </message>
    <message>
        <source>Go on with the run shown from its last checkpoint</source>
        <translation>从最近的检查点继续当前显示的运行</translation>
    </message>
</context>
<context>
    <name>tp::ReviewPage</name>
    <message>
        <source>Review</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>Everything that decides the run. The same run can be started from a terminal.</source>
        <translation>决定这次运行的全部内容。同样的运行也可以从终端启动。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>不同的设置</translation>
    </message>
    <message>
        <source>The same from a terminal</source>
        <translation>从终端执行相同操作</translation>
    </message>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Save as file…</source>
        <translation>另存为文件…</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>任务集</translation>
    </message>
    <message>
        <source>%1 of %2 tasks</source>
        <translation>%2 个任务中的 %1 个</translation>
    </message>
    <message>
        <source>Backbone</source>
        <translation>骨干模型</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>可训练</translation>
    </message>
    <message>
        <source>%1 numbers</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>%1 numbers in modules and %2 in the router</source>
        <translation>模块中 %1 个参数，路由器中 %2 个</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>%1 steps of %2 examples</source>
        <translation>%1 步，每步 %2 个样本</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Different from %1</source>
        <translation>与“%1”的不同</translation>
    </message>
    <message>
        <source>Nothing: the run uses its settings as they are.</source>
        <translation>无：设置未作改动。</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>此处</translation>
    </message>
    <message>
        <source>Save the configuration as a file to start from it.</source>
        <translation>将配置保存为文件，以便从它开始。</translation>
    </message>
    <message>
        <source>Shown once nothing is wrong.</source>
        <translation>没有错误后显示。</translation>
    </message>
    <message>
        <source>Save the configuration</source>
        <translation>保存配置</translation>
    </message>
    <message>
        <source>Configurations (*.json)</source>
        <translation>配置 (*.json)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>%1, router %2, rising over %3 % of the steps, then %4</source>
        <translation>%1，路由器 %2，在 %3 % 的步数内上升，然后%4</translation>
    </message>
    <message>
        <source>falling to 0 in a line</source>
        <comment>learning rate</comment>
        <translation>线性降到 0</translation>
    </message>
    <message>
        <source>falling to 0 as a cosine</source>
        <comment>learning rate</comment>
        <translation>按余弦降到 0</translation>
    </message>
    <message>
        <source>constant</source>
        <comment>learning rate</comment>
        <translation>恒定</translation>
    </message>
    <message>
        <source>falling with the root of the steps</source>
        <comment>learning rate</comment>
        <translation>按步数平方根下降</translation>
    </message>
</context>
<context>
    <name>tp::RoutingHeatmap</name>
    <message>
        <source>no value</source>
        <translation>无值</translation>
    </message>
    <message>
        <source>rank %1 of %2</source>
        <translation>第 %1 名，共 %2</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Routing heatmap: tasks by experts</source>
        <translation>路由热图：任务 × 专家</translation>
    </message>
    <message>
        <source>The routing of each task over the experts appears here once a run has taken its first routing snapshot.</source>
        <translation>第一次路由记录之后，这里显示每个任务在专家上的路由。</translation>
    </message>
    <message>
        <source>%1: most on %2, %3 %4</source>
        <translation>%1：主要使用 %2，%3 %4</translation>
    </message>
</context>
<context>
    <name>tp::RoutingPage</name>
    <message>
        <source>Routing — tasks × experts</source>
        <translation>路由 — 任务 × 专家</translation>
    </message>
    <message>
        <source>Routing weights of tasks and experts</source>
        <translation>任务与专家的路由权重</translation>
    </message>
    <message>
        <source>agreement with categories: being computed</source>
        <translation>与类别的一致性：正在计算</translation>
    </message>
    <message>
        <source>all tasks are routed alike: there are no clusters yet</source>
        <translation>所有任务的路由相同：还没有聚类</translation>
    </message>
    <message>
        <source>Which experts each task uses is shown here while a run trains.</source>
        <translation>运行训练时，这里显示每个任务使用哪些专家。</translation>
    </message>
    <message>
        <source>Weights of tasks over experts would be shown here, but the method %1 has one adapter for all tasks and does not route.</source>
        <translation>这里本应显示任务在专家上的权重，但方法 %1 的所有任务共用一个适配器，没有路由。</translation>
    </message>
    <message>
        <source>Waiting for the run&apos;s first routing weights.</source>
        <translation>正在等待运行的第一批路由权重。</translation>
    </message>
    <message>
        <source>This run ended before it recorded any routing weights.</source>
        <translation>这次运行在记录路由权重之前就结束了。</translation>
    </message>
    <message>
        <source>weights sum to 1 per task</source>
        <translation>每个任务的权重之和为 1</translation>
    </message>
    <message>
        <source>weights sum to 1 per task and %1</source>
        <translation>每个任务和每个%1的权重之和为 1</translation>
    </message>
    <message>
        <source>one site</source>
        <translation>一个位置</translation>
    </message>
    <message numerus="yes">
        <source>mean of %n sites</source>
        <translation>
            <numerusform>%n 个位置的平均</numerusform>
        </translation>
    </message>
    <message>
        <source>sizes without sign, sum to 1 per task</source>
        <translation>大小（不含正负号），每个任务之和为 1</translation>
    </message>
    <message>
        <source>sizes without sign, sum to 1 per task and %1</source>
        <translation>大小（不含正负号），每个任务和每个%1之和为 1</translation>
    </message>
</context>
<context>
    <name>tp::RoutingPanels</name>
    <message>
        <source>this run does not have the task</source>
        <translation>这次运行没有该任务</translation>
    </message>
    <message>
        <source>Routing of the compared runs side by side, and their difference</source>
        <translation>并排显示所比较运行的路由及其差异</translation>
    </message>
    <message>
        <source>The routing of the compared runs appears here.</source>
        <translation>这里显示所比较运行的路由。</translation>
    </message>
</context>
<context>
    <name>tp::RunActions</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>New run from this one…</source>
        <translation>以此新建运行…</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Notes…</source>
        <translation>备注…</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>加星标</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Keep only the newest checkpoint</source>
        <translation>只保留最新的检查点</translation>
    </message>
    <message>
        <source>Move to trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>还原</translation>
    </message>
    <message>
        <source>Delete for ever…</source>
        <translation>永久删除…</translation>
    </message>
    <message>
        <source>A locked run can be neither renamed nor put in the trash</source>
        <translation>锁定的运行不能重命名，也不能移到回收站</translation>
    </message>
    <message>
        <source>Take the star away</source>
        <translation>取消星标</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解除锁定</translation>
    </message>
    <message>
        <source>Adapt to a new task…</source>
        <translation>适配到新任务…</translation>
    </message>
    <message>
        <source>Export adapter…</source>
        <translation>导出适配器…</translation>
    </message>
</context>
<context>
    <name>tp::RunDelegate</name>
    <message>
        <source>New name of the run</source>
        <translation>运行的新名称</translation>
    </message>
</context>
<context>
    <name>tp::RunDetails</name>
    <message>
        <source>Tags of the selected runs</source>
        <translation>所选运行的标签</translation>
    </message>
    <message>
        <source>Tags: paper, best seed</source>
        <translation>标签：论文, 最佳种子</translation>
    </message>
    <message>
        <source>Words to find runs by, separated by commas; the filter knows tag:paper</source>
        <translation>用于查找运行的词，以逗号分隔；筛选可用 tag:论文</translation>
    </message>
    <message>
        <source>Notes on the selected run</source>
        <translation>所选运行的备注</translation>
    </message>
    <message>
        <source>No run is selected</source>
        <translation>没有选中运行</translation>
    </message>
    <message>
        <source>Select runs to tag them, or one to write notes</source>
        <translation>选择多个运行可加标签，选择一个可写备注</translation>
    </message>
    <message>
        <source>%1 · %2 on disk</source>
        <comment>state and size</comment>
        <translation>%1 · 占用 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n runs are selected</source>
        <translation>
            <numerusform>已选中 %n 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on disk · tags that all of them have</source>
        <translation>占用 %1 · 共有的标签</translation>
    </message>
    <message>
        <source>Notes are written on one run at a time</source>
        <translation>备注只能写在单个运行上</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Not saved: notes have at most %1 KiB, these have %2. Put longer text in a file.</source>
        <translation>未保存：备注最多 %1 KiB，当前为 %2。较长的文字请放入文件。</translation>
    </message>
</context>
<context>
    <name>tp::RunDraft</name>
    <message>
        <source>the demo</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>There is no built-in demo.</source>
        <translation>没有内置演示。</translation>
    </message>
    <message>
        <source>Tick at least one task.</source>
        <translation>请至少勾选一个任务。</translation>
    </message>
    <message>
        <source>The suite has no task “%1”.</source>
        <translation>任务集中没有任务“%1”。</translation>
    </message>
    <message>
        <source>The suite holds no tasks.</source>
        <translation>任务集中没有任务。</translation>
    </message>
    <message>
        <source>The folder lacks %1.</source>
        <translation>文件夹缺少 %1。</translation>
    </message>
    <message>
        <source> and </source>
        <translation>和</translation>
    </message>
    <message>
        <source>Reading the suite …</source>
        <translation>正在读取任务集…</translation>
    </message>
    <message>
        <source>Reading the backbone …</source>
        <translation>正在读取骨干模型…</translation>
    </message>
    <message>
        <source>Counting parameters …</source>
        <translation>正在统计参数…</translation>
    </message>
    <message>
        <source>%1: counting parameters …</source>
        <translation>%1：正在统计参数…</translation>
    </message>
    <message>
        <source>%1: parameters not known</source>
        <translation>%1：参数未知</translation>
    </message>
    <message>
        <source>%1: %2 trainable</source>
        <translation>%1：%2 可训练</translation>
    </message>
    <message>
        <source>%1: %2 + %3 trainable</source>
        <comment>method: modules + router</comment>
        <translation>%1：%2 + %3 可训练</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>CPU 1 thread</source>
        <translation>CPU 1 线程</translation>
    </message>
    <message numerus="yes">
        <source>CPU %n threads</source>
        <translation>
            <numerusform>CPU %n 线程</numerusform>
        </translation>
    </message>
    <message>
        <source>reading the suite …</source>
        <translation>正在读取任务集…</translation>
    </message>
    <message>
        <source>1 task</source>
        <translation>1 个任务</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>no suite</source>
        <translation>没有任务集</translation>
    </message>
    <message>
        <source>reading the backbone …</source>
        <translation>正在读取骨干模型…</translation>
    </message>
    <message>
        <source>no backbone</source>
        <translation>没有骨干模型</translation>
    </message>
    <message>
        <source>%1 %2 frozen</source>
        <comment>family and parameters</comment>
        <translation>%1 %2 冻结</translation>
    </message>
    <message>
        <source>Training references needs every task in every step: balanced sampling and a batch size that is a multiple of the %1 tasks, such as %2. Set both on the Training page.</source>
        <translation>训练参考要求每一步都包含所有任务：均衡采样，且批大小为 %1 个任务的倍数，例如 %2。两者都在“训练”页设置。</translation>
    </message>
</context>
<context>
    <name>tp::RunPresenter</name>
    <message>
        <source>New run</source>
        <translation>新建运行</translation>
    </message>
</context>
<context>
    <name>tp::RunToolBar</name>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>as given</source>
        <translation>原始顺序</translation>
    </message>
    <message>
        <source>by category</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>by cluster</source>
        <translation>按聚类</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>运行进度</translation>
    </message>
    <message>
        <source>mean of all</source>
        <translation>全部平均</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>decoder</source>
        <translation>解码器</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>stack and number of a layer</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>no run is open</source>
        <translation>没有打开的运行</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>正在开始</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <comment>what is being done, and how much of it</comment>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>step %1 / %2</source>
        <translation>第 %1 / %2 步</translation>
    </message>
    <message>
        <source>saving a checkpoint</source>
        <translation>正在保存检查点</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 步/秒</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>time</comment>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>CPU 1 thread</source>
        <translation>CPU 1 线程</translation>
    </message>
    <message numerus="yes">
        <source>CPU %n threads</source>
        <translation>
            <numerusform>CPU %n 线程</numerusform>
        </translation>
    </message>
    <message>
        <source>adapter written to %1</source>
        <translation>适配器已写入 %1</translation>
    </message>
    <message>
        <source>writing the adapter %1 %</source>
        <translation>正在写入适配器 %1 %</translation>
    </message>
</context>
<context>
    <name>tp::RunsFilter</name>
    <message>
        <source>“%1” asks for something that runs do not have</source>
        <translation>“%1”所查的内容运行中没有</translation>
    </message>
    <message>
        <source>“%1” asks for something that runs do not have; did you mean %2?</source>
        <translation>“%1”所查的内容运行中没有；是否想用 %2？</translation>
    </message>
    <message>
        <source>“%1” needs a value, such as %2:…</source>
        <translation>“%1”需要一个值，例如 %2:…</translation>
    </message>
    <message>
        <source>“%1” needs a number, such as %2&gt;0.6</source>
        <translation>“%1”需要一个数字，例如 %2&gt;0.6</translation>
    </message>
    <message>
        <source>“%1” needs yes or no, such as %2=yes</source>
        <translation>“%1”需要 yes 或 no，例如 %2=yes</translation>
    </message>
    <message>
        <source>%2 is text, so “%1” cannot be compared; use %2:…</source>
        <translation>%2 是文本，因此“%1”无法比较；请使用 %2:…</translation>
    </message>
    <message>
        <source>a quotation mark is open; close it with &quot;</source>
        <translation>引号未闭合；请用 &quot; 闭合</translation>
    </message>
</context>
<context>
    <name>tp::RunsModel</name>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Suite</source>
        <translation>任务集</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <comment>steps done and in all</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 · locked</source>
        <comment>the state of a run</comment>
        <translation>%1 · 已锁定</translation>
    </message>
    <message>
        <source>in the trash since %1</source>
        <comment>a date and time</comment>
        <translation>%1 起在回收站</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>running · %1 left</source>
        <comment>a duration such as 23 s</comment>
        <translation>运行中 · 剩余 %1</translation>
    </message>
    <message>
        <source>running · step %1 of %2</source>
        <translation>运行中 · 第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>paused at step %1</source>
        <translation>暂停于第 %1 步</translation>
    </message>
    <message>
        <source>stopped at step %1</source>
        <translation>停止于第 %1 步</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed at step %1</source>
        <translation>失败于第 %1 步</translation>
    </message>
    <message>
        <source>%1
%2 on %3 · %4
%5</source>
        <translation>%1
%3 上的 %2 · %4
%5</translation>
    </message>
    <message>
        <source>%1, %2, score %3, starred</source>
        <translation>%1，%2，得分 %3，已加星标</translation>
    </message>
    <message>
        <source>%1, %2, score %3</source>
        <translation>%1，%2，得分 %3</translation>
    </message>
</context>
<context>
    <name>tp::RunsPage</name>
    <message>
        <source>&lt;p&gt;All of these must hold:&lt;/p&gt;&lt;table cellspacing=&apos;4&apos;&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;word&lt;/b&gt;&lt;/td&gt;&lt;td&gt;in name, method, suite or a tag&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;method:lora&amp;nbsp; tag:paper&lt;/b&gt;&lt;/td&gt;&lt;td&gt;contains the text&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;score&amp;gt;0.8&amp;nbsp; seed=3&lt;/b&gt;&lt;/td&gt;&lt;td&gt;compares numbers&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;method.rank=8&lt;/b&gt;&lt;/td&gt;&lt;td&gt;any key of the configuration&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;method:lora|poly&lt;/b&gt;&lt;/td&gt;&lt;td&gt;either&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;-state:failed&lt;/b&gt;&lt;/td&gt;&lt;td&gt;not&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;&lt;p&gt;Also: name, suite, notes, is:starred, is:locked, id, created, step, duration (s), size (MiB), parameters&lt;/p&gt;</source>
        <translation>&lt;p&gt;以下条件须同时满足：&lt;/p&gt;&lt;table cellspacing=&apos;4&apos;&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;词&lt;/b&gt;&lt;/td&gt;&lt;td&gt;出现在名称、方法、任务集或标签中&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;method:lora&amp;nbsp; tag:论文&lt;/b&gt;&lt;/td&gt;&lt;td&gt;包含该文本&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;score&amp;gt;0.8&amp;nbsp; seed=3&lt;/b&gt;&lt;/td&gt;&lt;td&gt;比较数字&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;method.rank=8&lt;/b&gt;&lt;/td&gt;&lt;td&gt;任意配置项&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;method:lora|poly&lt;/b&gt;&lt;/td&gt;&lt;td&gt;其中之一&lt;/td&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;&lt;b&gt;-state:failed&lt;/b&gt;&lt;/td&gt;&lt;td&gt;不含&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;&lt;p&gt;还有：name, suite, notes, is:starred, is:locked, id, created, step, duration (s), size (MiB), parameters&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Runs as a ta&amp;ble</source>
        <translation>以表格显示运行(&amp;B)</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Columns to choose, sort and compare by</source>
        <translation>可选择、排序和比较的列</translation>
    </message>
    <message>
        <source>&amp;Notes and tags of runs</source>
        <translation>运行的备注和标签(&amp;N)</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Tags and notes of the selected runs</source>
        <translation>所选运行的标签和备注</translation>
    </message>
    <message>
        <source>Tras&amp;h of runs</source>
        <translation>运行回收站(&amp;H)</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Runs that were put in the trash: restore them or delete them</source>
        <translation>回收站中的运行：还原或删除</translation>
    </message>
    <message>
        <source>Empty trash…</source>
        <translation>清空回收站…</translation>
    </message>
    <message>
        <source>Back to the runs</source>
        <translation>返回运行列表</translation>
    </message>
    <message>
        <source>Delete all runs in the trash for ever?</source>
        <translation>永久删除回收站中的所有运行吗？</translation>
    </message>
    <message>
        <source>Filter: method:lora score&gt;0.6</source>
        <translation>筛选：method:lora score&gt;0.6</translation>
    </message>
    <message>
        <source>Filter of the runs</source>
        <translation>运行筛选</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Reading the runs …</source>
        <translation>正在读取运行…</translation>
    </message>
    <message>
        <source>No run fits the filter.</source>
        <translation>没有符合筛选条件的运行。</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>Runs appear here, with their score as they train. There is none yet.</source>
        <translation>运行训练时会连同得分显示在这里。目前还没有。</translation>
    </message>
    <message>
        <source>New run…</source>
        <translation>新建运行…</translation>
    </message>
    <message>
        <source>Delete “%1” for ever?</source>
        <translation>永久删除“%1”吗？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n runs for ever?</source>
        <translation>
            <numerusform>永久删除 %n 个运行吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>There was no older checkpoint to remove.</source>
        <translation>没有更早的检查点可删除。</translation>
    </message>
    <message>
        <source>%1 freed; the newest checkpoint is kept.</source>
        <translation>已释放 %1；保留最新的检查点。</translation>
    </message>
    <message>
        <source>“%1” is in the trash.</source>
        <translation>“%1”已移到回收站。</translation>
    </message>
    <message numerus="yes">
        <source>%n runs are in the trash.</source>
        <translation>
            <numerusform>%n 个运行已移到回收站。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Delete runs</source>
        <translation>删除运行</translation>
    </message>
    <message>
        <source>Their records and checkpoints are removed from the disk. This cannot be undone.</source>
        <translation>它们的记录和检查点将从磁盘删除。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Delete for ever</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>tp::RunsTable</name>
    <message>
        <source>Click to sort, drag to move; the menu chooses columns</source>
        <translation>单击排序，拖动移动；菜单选择列</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Keys in which these runs differ</source>
        <translation>这些运行之间不同的配置项</translation>
    </message>
    <message>
        <source>These runs do not differ</source>
        <translation>这些运行没有不同</translation>
    </message>
    <message>
        <source>Fit widths</source>
        <translation>调整列宽</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>恢复初始列</translation>
    </message>
</context>
<context>
    <name>tp::ScheduleView</name>
    <message>
        <source>Learning rate: rises to %1 and falls to 0 over %2 steps</source>
        <translation>学习率：升到 %1，在 %2 步内降到 0</translation>
    </message>
    <message>
        <source>modules %1 · router %2</source>
        <translation>模块 %1 · 路由器 %2</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>warm-up %1</source>
        <translation>预热 %1</translation>
    </message>
    <message>
        <source>evaluation</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>checkpoint</source>
        <translation>检查点</translation>
    </message>
</context>
<context>
    <name>tp::ScoreCompareModel</name>
    <message>
        <source>%1 ± %2 (standard error)</source>
        <translation>%1 ± %2（标准误）</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>tp::ScoreDots</name>
    <message>
        <source>Scores of the compared runs: one row per task</source>
        <translation>所比较运行的得分：每个任务一行</translation>
    </message>
    <message>
        <source>Scores appear here once the compared runs were evaluated.</source>
        <translation>所比较的运行评估之后，这里显示得分。</translation>
    </message>
</context>
<context>
    <name>tp::Session</name>
    <message>
        <source>A run is training already; stop it before another begins.</source>
        <translation>已有运行正在训练；请先停止它再开始另一个。</translation>
    </message>
</context>
<context>
    <name>tp::Sparkline</name>
    <message>
        <source>from %1 to %2</source>
        <translation>从 %1 到 %2</translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
</context>
<context>
    <name>tp::StopCommand</name>
    <message>
        <source>&amp;Stop and save</source>
        <translation>停止并保存(&amp;S)</translation>
    </message>
    <message>
        <source>End the run with a checkpoint; it can be resumed later</source>
        <translation>保存检查点并结束运行；以后可以恢复</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
</context>
<context>
    <name>tp::SuiteTaskModel</name>
    <message>
        <source>held out</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>train</source>
        <translation>train</translation>
    </message>
    <message>
        <source>Score of always giving the most frequent answer, on the test split</source>
        <translation>在测试集上始终给出最常见答案的得分</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Baseline</source>
        <translation>基线</translation>
    </message>
</context>
<context>
    <name>tp::TaskMapPlot</name>
    <message>
        <source>expert %1</source>
        <translation>专家 %1</translation>
    </message>
    <message>
        <source>Map of tasks and experts</source>
        <translation>任务与专家地图</translation>
    </message>
    <message>
        <source>Tasks that are routed alike stand close together here once a run has taken its first routing snapshot.</source>
        <translation>第一次路由记录之后，路由相似的任务在这里靠得近。</translation>
    </message>
</context>
<context>
    <name>tp::TaskMatrix</name>
    <message>
        <source>Tasks over time</source>
        <translation>任务随时间变化</translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation>nat/词元</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0 至 1</translation>
    </message>
    <message>
        <source>score minus that of the reference</source>
        <translation>得分减去参考得分</translation>
    </message>
    <message>
        <source>%1 · %2 steps a column</source>
        <translation>%1 · 每列 %2 步</translation>
    </message>
    <message>
        <source>%1 · %2 evaluations a column</source>
        <translation>%1 · 每列 %2 次评估</translation>
    </message>
    <message>
        <source>Waiting for the first step of this run.</source>
        <translation>正在等待这次运行的第一步。</translation>
    </message>
    <message>
        <source>This run ended before its first step.</source>
        <translation>这次运行在第一步之前就结束了。</translation>
    </message>
    <message>
        <source>The first evaluation of this run is still to come.</source>
        <translation>这次运行还没有进行第一次评估。</translation>
    </message>
    <message>
        <source>This run ended before it was evaluated.</source>
        <translation>这次运行在评估之前就结束了。</translation>
    </message>
    <message>
        <source>Gaps need single-task references of the same tasks, backbone and training recipe, and none are stored.</source>
        <translation>差距需要任务、骨干模型和训练方案都相同的单任务参考，但没有保存。</translation>
    </message>
    <message>
        <source>The gaps are being computed.</source>
        <translation>正在计算差距。</translation>
    </message>
</context>
<context>
    <name>tp::TaskTableModel</name>
    <message>
        <source>standard error %1, %2 rows</source>
        <translation>标准误 %1，%2 行</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name (id)</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>The task&apos;s name</source>
        <translation>任务名称</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>The category that people gave the task</source>
        <translation>人工给任务标注的类别</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Validation score by the task&apos;s own metric, 0 to 1</source>
        <translation>按任务自身指标的验证得分，0 至 1</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Cross-entropy per target token on the validation rows; before the first evaluation, of the newest batch</source>
        <translation>验证数据上每个目标词元的交叉熵；第一次评估之前为最新批次的值</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Training examples of this task so far</source>
        <translation>该任务目前的训练样本数</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Score minus that of the single-task reference after as many examples; below zero the other tasks hurt</source>
        <translation>得分减去相同样本数时单任务参考的得分；低于零表示其他任务有害</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>差距</translation>
    </message>
    <message>
        <source>Rows that the score was measured on</source>
        <translation>测量得分所用的行数</translation>
    </message>
    <message>
        <source>n</source>
        <translation>n</translation>
    </message>
</context>
<context>
    <name>tp::TaskTablePage</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tasks of the run</source>
        <translation>运行的任务</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>%1 over time</source>
        <translation>%1随时间</translation>
    </message>
    <message>
        <source>How the tasks are shown</source>
        <translation>任务的显示方式</translation>
    </message>
    <message>
        <source>Score, loss and gap of every task stand here.</source>
        <translation>这里显示每个任务的得分、损失和差距。</translation>
    </message>
    <message>
        <source>Waiting for the tasks of this run.</source>
        <translation>正在等待这次运行的任务。</translation>
    </message>
    <message>
        <source>validation at step %1 · mean score %2</source>
        <translation>第 %1 步验证 · 平均得分 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n tasks · not evaluated yet</source>
        <translation>
            <numerusform>%n 个任务 · 尚未评估</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tp::ThemeCommands</name>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
</context>
<context>
    <name>tp::TimelineBar</name>
    <message>
        <source>Step shown</source>
        <translation>显示的步</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>step %1: %2</source>
        <translation>第 %1 步：%2</translation>
    </message>
</context>
<context>
    <name>tp::TimelinePage</name>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>Always show the newest step</source>
        <translation>始终显示最新的一步</translation>
    </message>
    <message>
        <source>Stop playing</source>
        <translation>停止播放</translation>
    </message>
    <message>
        <source>Play the run&apos;s steps</source>
        <translation>播放运行的各步</translation>
    </message>
    <message>
        <source>follow live ●</source>
        <translation>实时跟随 ●</translation>
    </message>
    <message>
        <source>follow live ○</source>
        <translation>实时跟随 ○</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>no run is open</source>
        <translation>没有打开的运行</translation>
    </message>
</context>
<context>
    <name>tp::TrainDemoCommand</name>
    <message>
        <source>Train &amp;demo</source>
        <translation>训练演示(&amp;D)</translation>
    </message>
    <message>
        <source>Train the built-in demo: about a minute on two cores</source>
        <translation>训练内置演示：双核约一分钟</translation>
    </message>
</context>
<context>
    <name>tp::TrainingPage</name>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>CPU (%1)</source>
        <translation>CPU（%1）</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>How long and how fast. The method chosen has set the learning rates.</source>
        <translation>训练多久、多快。学习率已由所选方法设定。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>While it trains</source>
        <translation>训练过程中</translation>
    </message>
    <message>
        <source>Length limits</source>
        <translation>长度限制</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>The schedule is drawn once steps, learning rate and warm-up are right.</source>
        <translation>步数、学习率和预热正确后会绘制变化曲线。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>tp::TransferBars</name>
    <message>
        <source>95 % interval %1 to %2</source>
        <translation>95 % 区间 %1 至 %2</translation>
    </message>
    <message>
        <source>n = %1</source>
        <translation>n = %1</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Negative transfer: one bar per task</source>
        <translation>负迁移：每个任务一个条形</translation>
    </message>
    <message>
        <source>Each task&apos;s score against its single-task reference appears here after the first evaluation. It needs references for this suite and backbone.</source>
        <translation>第一次评估之后，这里显示每个任务的得分与其单任务参考的对比。需要此任务集和骨干模型的参考。</translation>
    </message>
</context>
<context>
    <name>tp::TransferPage</name>
    <message>
        <source>Negative transfer</source>
        <translation>负迁移</translation>
    </message>
    <message>
        <source>Score of each task minus that of its single-task reference</source>
        <translation>每个任务的得分减去其单任务参考的得分</translation>
    </message>
    <message>
        <source>How much the other tasks help or hurt each task is shown here.</source>
        <translation>这里显示其他任务对每个任务的帮助或损害。</translation>
    </message>
    <message>
        <source>Waiting for the tasks of this run.</source>
        <translation>正在等待这次运行的任务。</translation>
    </message>
    <message>
        <source>Looking for single-task references of these tasks.</source>
        <translation>正在查找这些任务的单任务参考。</translation>
    </message>
    <message>
        <source>%1 The first evaluation of this run is still to come.</source>
        <translation>%1这次运行还没有进行第一次评估。</translation>
    </message>
    <message>
        <source>Nothing was evaluated up to this step.</source>
        <translation>到这一步为止还没有评估。</translation>
    </message>
    <message>
        <source>step %1 · mean gap %2 · whole interval below zero: %3 % of tasks</source>
        <translation>第 %1 步 · 平均差距 %2 · 整个区间低于零：%3 % 的任务</translation>
    </message>
    <message>
        <source>without a reference: %1</source>
        <translation>没有参考：%1</translation>
    </message>
    <message>
        <source>score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>What is compared with the reference</source>
        <translation>与参考比较的量</translation>
    </message>
    <message>
        <source>against the single-task reference at the same examples · worst first</source>
        <translation>与相同样本数的单任务参考相比 · 最差的在前</translation>
    </message>
    <message>
        <source>%1 It needs single-task references of the same tasks, backbone and training recipe, and none are stored. A new run can train them first: choose it on its References page.</source>
        <translation>%1 这需要相同任务、骨干模型和训练配方的单任务参考，而目前没有存储。新的运行可以先训练它们：在其“参考”页选择。</translation>
    </message>
    <message>
        <source>step %1 · mean loss gap %2 nats per token</source>
        <translation>第 %1 步 · 平均损失差 %2 奈特/词元</translation>
    </message>
</context>
</TS>
